// A variable goes out of scope while a reference to it is still used. The value dies at the end of its block; a reference must
// not be used after that. How long a reference is declared for does not matter, only its uses do.
//
// In memory: `x` has its bytes in the frame of `main`, and `r` is their address. At the end of the inner block the place of `x`
// is free to be used for another variable, and what `x` owned on the heap would have been freed. `println!` then reads what has
// been put there.
//@ explains: E0597
fn main() {
    let r;
    {
        let x = 5;
        r = &x; //~ ERROR E0597
    }
    println!("{}", r);
}

/* Mended: declare the variable outside, so that it lives as long as the reference.
fn main() {
    let x = 5;
    let r;
    {
        r = &x;
    }
    println!("{}", r);
}
*/

/* Mended: take the value instead of a reference.
fn main() {
    let r;
    {
        let x = 5;
        r = x;
    }
    println!("{}", r);
}
*/
