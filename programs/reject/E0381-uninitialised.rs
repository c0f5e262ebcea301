// Reading a variable to which nothing has been assigned. A `let` without a value only reserves the bytes. Every path that leads
// to a use must have assigned before; the checker looks at paths, not at what conditions will turn out to be.
//
// In memory: the slot in the frame holds whatever the last call that used this part of the stack left there. Read as a number
// that is garbage; read as a `String` it is a pointer to anywhere, and dropping it hands a made-up address to the allocator.
//@ explains: E0381
fn main() {
    let x: i32;
    println!("{}", x); //~ ERROR E0381
}

/* Mended: give it a value first.
fn main() {
    let x: i32;
    x = 5;
    println!("{}", x);
}
*/
