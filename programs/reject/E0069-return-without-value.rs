// A bare `return;` in a function that returns something. The caller waits for a value of the declared type.
//@ explains: E0069
fn half(n: i32) -> i32 {
    if n % 2 != 0 {
        return; //~ ERROR E0069
    }
    n / 2
}

fn main() {
    println!("{}", half(4));
}
