// A cast to a type whose size is not known. A slice exists behind a reference or a box: cast to `&[T]`.
//@ explains: E0620
fn main() {
    let a = &[1usize, 2] as [usize]; //~ ERROR E0620
}
