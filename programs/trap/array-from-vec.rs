// A conversion that may fail, unwrapped.
//@ exit: 101
//@ stderr: TryFromIntError
fn main() {
    let n: i64 = 300;
    let small: Result<u8, _> = u8::try_from(n);
    println!("{:?}", small.is_err());
    let n: u8 = n.try_into().unwrap();
    println!("{}", n);
}

//> true
