// A range pattern `a..b` that no value is in, since `b` is not greater than `a`. The end of `..` does not belong to the range.
//@ explains: E0579
fn main() {
    match 5u32 {
        5..5 => println!("never"), //~ ERROR E0579
        _ => println!("always"),
    }
}
