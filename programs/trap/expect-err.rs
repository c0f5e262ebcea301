// `expect` of `Err` says both.
//@ exit: 101
//@ stderr: a small number: -4
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let result: Result<u8, i32> = hide(Err(-4));
    println!("before");
    println!("{}", result.expect("a small number"));
}

//> before
