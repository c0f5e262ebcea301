// Features that are not finished can be switched on in nightly compilers only.
//@ explains: E0554
#![feature(never_type)] //~ ERROR E0554

fn main() {
    println!("hello");
}
/* Mended: stable Rust.
fn main() {
    println!("hello");
}
*/
