// A value is moved while it is borrowed. The new owner may drop the value whenever it likes, while the reference is still used. A
// borrow of a variable is a promise that the value stays where it is.
//
// In memory: `r` holds the address of the variable `s`, three words in the frame. The move copies these words to `t` and leaves
// `s` behind as an empty place, which may be given another value. `r` would then look at an abandoned header, whose pointer leads
// to a block that belongs to `t`: once `t` is dropped, that is a use after free.
//@ explains: E0505
fn main() {
    let s = String::from("x");
    let r = &s;
    let t = s; //~ ERROR E0505
    println!("{} {}", r, t);
}

/* Mended: use the reference up before the move.
fn main() {
    let s = String::from("x");
    let r = &s;
    println!("{}", r);
    let t = s;
    println!("{}", t);
}
*/

/* Mended: move a copy.
fn main() {
    let s = String::from("x");
    let r = &s;
    let t = s.clone();
    println!("{} {}", r, t);
}
*/
