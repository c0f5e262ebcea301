// A range that starts beyond the slice.
//@ exit: 101
//@ stderr: range start index 4 out of range for slice of length 3
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let v = vec![1, 2, 3];
    println!("before");
    println!("{}", v[hide(4)..].len());
}

//> before
