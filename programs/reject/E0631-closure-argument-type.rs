// A closure takes arguments of other types than it will be called with.
//@ explains: E0631
fn call(f: impl Fn(usize) -> usize) -> usize {
    f(1)
}

fn main() {
    println!("{}", call(|n: i32| 2)); //~ ERROR E0631
}
