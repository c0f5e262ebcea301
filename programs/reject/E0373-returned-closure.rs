// A closure that lives longer than the function borrows one of the function's variables. A closure captures by reference when
// looking is all it does. If it is returned, or kept for `'static`, it must own what it uses: write `move` before its parameters.
//
// In memory: the closure is a struct with a field for each captured variable. Here that field is the address of `n` in the frame
// of `adder`. When `adder` returns, its frame is popped, and the next call writes its own variables there: the closure would add
// whatever that call left. With `move` the field is the number itself.
//@ explains: E0373
fn adder(n: i32) -> impl Fn(i32) -> i32 {
    |m| n + m //~ ERROR E0373
}

fn main() {
    println!("{}", adder(1)(2));
}

/* Mended: give the closure the variable: it copies the 4 bytes.
fn adder(n: i32) -> impl Fn(i32) -> i32 {
    move |m| n + m
}

fn main() {
    println!("{}", adder(1)(2));
}
*/
