// An `if` without `else` is used for its value. If the condition does not hold there is no value, so its type can only be `()`.
//@ explains: E0317
fn main() {
    let n = 5;
    let size: i32 = if n > 3 { 1 }; //~ ERROR E0317
    println!("{}", size);
}
