// A range pattern with `...`. It is written `..=` nowadays.
//@ explains: E0783
fn main() {
    match 2u8 {
        0...9 => println!("a digit"), //~ ERROR E0783
        _ => println!("more"),
    }
}
