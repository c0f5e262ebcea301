// An index beyond an array.
//@ exit: 101
//@ stderr: index out of bounds: the len is 3 but the index is 3
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let i: usize = hide(3);
    println!("before");
    println!("{}", [1, 2, 3][i]);
}

//> before
