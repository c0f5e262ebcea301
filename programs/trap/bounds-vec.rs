// An index beyond a vector's length, though within its capacity.
//@ exit: 101
//@ stderr: index out of bounds: the len is 0 but the index is 0
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let v: Vec<i32> = hide(Vec::with_capacity(8));
    println!("before");
    println!("{}", v[0]);
}

//> before
