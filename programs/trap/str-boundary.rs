// A range that cuts a character in two.
//@ exit: 101
//@ stderr: byte index 2 is not a char boundary
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let s = String::from("aé");
    println!("before");
    println!("{}", &s[..hide(2)]);
}

//> before
