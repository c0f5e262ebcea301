// `as` between types that cannot be converted so. It converts numbers, characters and pointers into each other; other types have
// `From`, `Into` or methods.
//@ explains: E0605
fn main() {
    let v = 0u32 as Vec<u8>; //~ ERROR E0605
    println!("{:?}", v);
}
