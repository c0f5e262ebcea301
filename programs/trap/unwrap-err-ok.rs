// `unwrap_err` of `Ok`.
//@ exit: 101
//@ stderr: called `Result::unwrap_err()` on an `Ok` value: 3
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let result: Result<i32, String> = hide(Ok(3));
    println!("before");
    println!("{}", result.unwrap_err());
}

//> before
