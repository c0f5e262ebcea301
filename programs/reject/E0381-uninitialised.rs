// A variable that has no value yet cannot be read: its bytes are whatever lay there before.
// Give it a value first.
fn main() {
    let x: i32;
    println!("{}", x); //~ ERROR E0381
}
