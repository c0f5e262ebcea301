// The error of a number that does not parse.
//@ exit: 101
//@ stderr: called `Result::unwrap()` on an `Err` value: ParseIntError { kind: InvalidDigit }
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let text = hide("12x");
    println!("before");
    println!("{}", text.parse::<i32>().unwrap());
}

//> before
