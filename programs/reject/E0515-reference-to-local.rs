// A function returns a reference to something that it owns. Its variables are dropped and its frame is popped when it returns.
// Return the value itself: moving it out copies only its header.
//
// In memory: the reference would be an address in the popped frame, or of a heap block that was freed with the variable that
// owned it. The next call puts its own variables there, and the caller reads those as if they were the old value.
//@ explains: E0515
fn make() -> &'static String {
    let s = String::from("stone");
    &s //~ ERROR E0515
}

fn main() {
    println!("{}", make());
}

/* Mended: return the value: three words are copied to the caller, the block stays where it is.
fn make() -> String {
    let s = String::from("stone");
    s
}

fn main() {
    println!("{}", make());
}
*/

/* Mended: let the caller own it.
fn fill(s: &mut String) -> &str {
    s.push_str("stone");
    s
}

fn main() {
    let mut s = String::new();
    println!("{}", fill(&mut s));
}
*/
