// An index beyond a slice, though within the array behind it.
//@ exit: 101
//@ stderr: index out of bounds: the len is 2 but the index is 2
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let a = [1, 2, 3, 4];
    println!("before");
    println!("{}", a[..2][hide(2)]);
}

//> before
