fn main() {
    let a = Box::new(1);
    let b = a;
    let c = *b + 1;
    println!("{}", c);
}
