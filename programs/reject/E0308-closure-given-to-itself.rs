// A closure given to itself, by reference: the type of its parameter would contain the closure's own type.
fn main() {
    let f = |g| 1;
    let n: i32 = f(&f); //~ ERROR E0308
    println!("{}", n);
}
