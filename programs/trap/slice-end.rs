// A range that ends beyond the slice.
//@ exit: 101
//@ stderr: range end index 5 out of range for slice of length 3
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let v = vec![1, 2, 3];
    println!("before");
    println!("{}", v[1..hide(5)].len());
}

//> before
