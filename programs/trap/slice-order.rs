// A range whose start lies after its end.
//@ exit: 101
//@ stderr: slice index starts at 2 but ends at 1
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let v = vec![1, 2, 3];
    println!("before");
    println!("{}", v[hide(2)..hide(1)].len());
}

//> before
