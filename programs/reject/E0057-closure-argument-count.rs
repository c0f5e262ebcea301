// A closure called with another number of arguments than it has.
fn main() {
    let add = |a: i32, b: i32| a + b;
    println!("{}", add(1)); //~ ERROR E0057
    println!("{}", add(1, 2, 3)); //~ ERROR E0057
}
