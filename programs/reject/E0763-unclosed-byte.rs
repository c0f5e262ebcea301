// A byte literal that does not end: `b'a'`.
//@ explains: E0763
fn main() {
    let b = b'a; //~ ERROR E0763
}
