// A character literal that does not end. Characters have single quotes on both sides.
//@ explains: E0762
fn main() {
    let c = '●; //~ ERROR E0762
}
