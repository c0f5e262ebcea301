fn main() {
    let a = String::from("stone");
    let b = a;
    println!("{}", a);
    let mut v = vec![1];
    let first = &v[0];
    v.push(2);
    println!("{} {}", b, first);
}
