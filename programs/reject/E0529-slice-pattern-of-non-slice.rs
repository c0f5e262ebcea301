// A slice pattern for a value that is no array or slice. A `Vec` or `Option` is taken apart by other means: `v.as_slice()` makes
// a slice.
//@ explains: E0529
fn main() {
    let n = 1.0f32;
    match n {
        [a, b] => println!("{} {}", a, b), //~ ERROR E0529
        _ => {}
    }
}
