// `remove` beyond the end.
//@ exit: 101
//@ stderr: removal index (is 1) should be < len (is 1)
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let mut v: Vec<i32> = hide(vec![1]);
    println!("before");
    println!("{}", v.remove(1));
}

//> before
