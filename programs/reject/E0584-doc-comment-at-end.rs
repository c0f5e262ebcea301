// A documentation comment at the end of a block of items, with nothing after it to document. Use `//` for other comments.
//@ explains: E0584
trait Shape {
    fn area(&self) -> i32;

    /// Nothing follows. //~ ERROR E0584
}

fn main() {}
