// A range pattern that no value is in, since its start is greater than its end. Most often the two are swapped.
//@ explains: E0030
fn main() {
    match 5u32 {
        1000..=5 => println!("never"), //~ ERROR E0030
        _ => println!("always"),
    }
}
