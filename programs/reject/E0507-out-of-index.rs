// Indexing a vector borrows the element; it cannot be moved out this way. Use `remove`, `swap_remove`, `clone` or `&v[0]`.
fn main() {
    let v = vec![String::from("a")];
    let first = v[0]; //~ ERROR E0507
    println!("{}", first);
    let pairs = vec![(1, String::from("p"))];
    for i in 0..1 {
        let text = pairs[i].1; //~ ERROR E0507
        println!("{}", text);
    }
    for s in &v {
        let owned: String = *s; //~ ERROR E0507
        println!("{}", owned);
    }
}
