// `push` may move the buffer; `first` would then point at freed memory. Copy the value, or push first.
fn main() {
    let mut v = vec![1, 2, 3];
    let first = &v[0];
    v.push(4); //~ ERROR E0502
    println!("{}", first);
}
