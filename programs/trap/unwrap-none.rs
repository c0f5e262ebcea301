// `unwrap` of `None`.
//@ exit: 101
//@ stderr: called `Option::unwrap()` on a `None` value
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let none: Option<i32> = hide(None);
    println!("before");
    println!("{}", none.unwrap());
}

//> before
