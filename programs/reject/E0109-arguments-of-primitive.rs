// Type arguments are given to something that takes none: primitive types are not generic.
//@ explains: E0109
fn main() {
    let n: u32<i32> = 1; //~ ERROR E0109
    println!("{}", n);
}
