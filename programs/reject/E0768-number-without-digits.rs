// A number in another base without digits.
//@ explains: E0768
fn main() {
    let n = 0x; //~ ERROR E0768
}
