// An attribute is not of the form that it must have.
//@ explains: E0539
#[must_use(because)] //~ ERROR E0539
fn area() -> i32 {
    1
}

fn main() {
    println!("{}", area());
}
