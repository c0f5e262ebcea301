// A brace that is never closed: the error is at the end of the file.
fn main() {
    if true {
        println!("x");
} //~ ERROR -
