// A raw string that ends with fewer `#` than it begins with, and so does not end.
//@ explains: E0748
fn main() {
    let text = r#"stone"; //~ ERROR E0748
}
