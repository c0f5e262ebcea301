// A pattern names a variant or tuple struct that does not exist in this scope.
//@ explains: E0531
fn main() {
    match 1 {
        Even(n) => println!("{}", n), //~ ERROR E0531
        _ => {}
    }
}
