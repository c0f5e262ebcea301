// What `forbid` says of a lint cannot be undone further in. `deny` is the level that an inner `allow` may lower.
//@ explains: E0453
#![forbid(unsafe_code)]

#[allow(unsafe_code)] //~ ERROR E0453
fn first(bytes: &[u8]) -> u8 {
    bytes[0]
}

fn main() {
    println!("{}", first(&[7]));
}
/* Mended: deny what has exceptions.
#![deny(unsafe_code)]

#[allow(unsafe_code)]
fn first(bytes: &[u8]) -> u8 {
    unsafe { *bytes.as_ptr() }
}

fn main() {
    println!("{}", first(&[7]));
}
*/
