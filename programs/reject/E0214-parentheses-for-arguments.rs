// Type arguments in parentheses. Only the traits of closures are written so: `Fn(i32) -> i32`; others take `<>`.
//@ explains: E0214
fn main() {
    let v: Vec(i32) = vec![1]; //~ ERROR E0214
}
