// `expect` says what was expected.
//@ exit: 101
//@ stderr: a number
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let none: Option<u8> = hide(None);
    println!("before");
    println!("{}", none.expect("a number"));
}

//> before
