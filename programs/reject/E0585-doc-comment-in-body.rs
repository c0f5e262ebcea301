// A documentation comment that documents nothing. `///` belongs to the item after it; use `//` for other comments.
//@ explains: E0585
fn main() {
    /// Nothing follows. //~ ERROR E0585
}
