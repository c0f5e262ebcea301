// `insert` beyond the end.
//@ exit: 101
//@ stderr: insertion index (is 3) should be <= len (is 1)
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let mut v: Vec<i32> = hide(vec![1]);
    println!("before");
    println!("{}", { v.insert(3, 0); v.len() });
}

//> before
