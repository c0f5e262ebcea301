// `&raw` of a temporary. A raw pointer does not keep what it points at alive.
//
// In memory: the temporary is gone at the end of the statement, and the pointer dangles from the start.
//@ explains: E0745
fn main() {
    let p = &raw const 2; //~ ERROR E0745
}
