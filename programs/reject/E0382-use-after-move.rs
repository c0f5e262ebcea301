// Using a variable whose value has moved. `let b = a;` copies the three words of the `String` and makes `b` the owner; if `a` could
// still be used, two owners would free one block. Borrow with `&a`, or `clone`.
fn main() {
    let a = String::from("stone");
    let b = a;
    println!("{}", a); //~ ERROR E0382
    println!("{}", b);
}
