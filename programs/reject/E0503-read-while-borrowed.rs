// A value is used while it is mutably borrowed. As long as `r` will be used again, only `r` may touch `n`, even for reading.
//
// In memory: `r` is the address of `n`, and both name the same 4 bytes. Reading them is harmless by itself; but since nobody else is
// allowed to look, the compiler may keep `*r` in a register and write it back later, so that what is read here could be old.
//@ explains: E0503
fn main() {
    let mut n = 1;
    let r = &mut n;
    let m = n + 1; //~ ERROR E0503
    *r = m;
}

/* Mended: read the value through the reference.
fn main() {
    let mut n = 1;
    let r = &mut n;
    let m = *r + 1;
    *r = m;
}
*/

/* Mended: read it before it is borrowed.
fn main() {
    let mut n = 1;
    let m = n + 1;
    let r = &mut n;
    *r = m;
}
*/
