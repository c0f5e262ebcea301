// The left side of `+=` is not a place. `12` is a value without an address: there is nowhere to store the sum. Put it in a `let
// mut` variable.
//@ explains: E0067
fn main() {
    12 += 1; //~ ERROR E0067
}
