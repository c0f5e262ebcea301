// A variable is assigned to while it is borrowed. A shared borrow promises that the value stays the same until its last use, a
// mutable one that nobody else writes.
//
// In memory: the assignment overwrites the bytes that the reference points at. A number merely changes under its reader. A
// `String` that is overwritten is dropped first: its block is freed, and a slice of it would read freed memory. An enum may
// become another variant, so that a reference to a field would see bytes of another type.
//@ explains: E0506
fn main() {
    let mut n = 1;
    let r = &n;
    n = 2; //~ ERROR E0506
    println!("{}", r);
}

/* Mended: end the borrow first: its last use comes before the assignment.
fn main() {
    let mut n = 1;
    let r = &n;
    println!("{}", r);
    n = 2;
    println!("{}", n);
}
*/
