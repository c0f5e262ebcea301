// A byte string that does not end.
//@ explains: E0766
fn main() {
    let s = b"stone; //~ ERROR E0766
}
