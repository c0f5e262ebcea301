// `unwrap` of `Err` shows the error.
//@ exit: 101
//@ stderr: called `Result::unwrap()` on an `Err` value: "no"
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let result: Result<i32, String> = hide(Err(String::from("no")));
    println!("before");
    println!("{}", result.unwrap());
}

//> before
