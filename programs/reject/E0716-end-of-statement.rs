// A temporary is dropped while a reference to it is still used. A value that no variable owns lives to the end of the statement
// that makes it. Bind it with `let`, and it lives to the end of the block.
//
// In memory: the temporary has a nameless slot in the frame. At the semicolon it is dropped: its heap block is freed, and the
// slot serves the next statement. The reference then points into the freed block.
//@ explains: E0716
fn main() {
    let s: &str = String::from("stone").as_str(); //~ ERROR E0716
    println!("{}", s);
}

/* Mended: give the temporary a name.
fn main() {
    let text = String::from("stone");
    let s = text.as_str();
    println!("{}", s);
}
*/
