// `swap` checks both indices.
//@ exit: 101
//@ stderr: index out of bounds: the len is 2 but the index is 2
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let mut v: Vec<i32> = hide(vec![1, 2]);
    println!("before");
    println!("{}", { v.swap(0, 2); v[0] });
}

//> before
