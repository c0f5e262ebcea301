// A function type returns a reference with a lifetime that none of its arguments has. There would be nothing that the result
// could be borrowed from.
//@ explains: E0581
fn main() {
    let f: for<'a> fn() -> &'a str; //~ ERROR E0581
}
