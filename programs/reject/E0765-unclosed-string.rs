// A string that does not end. A quote within a string is written `\"`.
//@ explains: E0765
fn main() {
    println!("stone); //~ ERROR E0765
}
