// `impl Trait` where a type must be written. It stands for one unnamed type, and is allowed for arguments and results of
// functions.
//@ explains: E0562
fn main() {
    let n: impl Copy = 1; //~ ERROR E0562
}
