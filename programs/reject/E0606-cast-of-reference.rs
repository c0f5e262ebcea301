// `as` between types that are nearly convertible, such as a reference to a number and a number. Dereference first: `*n as u8`.
//@ explains: E0606
fn main() {
    let n = &0u8;
    let m = n as u32; //~ ERROR E0606
    println!("{}", m);
}
