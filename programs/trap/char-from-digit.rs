// `char::from_digit` allows bases up to 36.
//@ exit: 101
//@ stderr: from_digit: radix is too high (maximum 36)
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let base: u32 = hide(37);
    println!("before");
    println!("{}", char::from_digit(1, base).is_some());
}

//> before
