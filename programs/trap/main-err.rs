// `main` may return an error: it is printed, and the exit code is 1.
//@ exit: 1
//@ stderr: Error: ParseIntError { kind: InvalidDigit }
fn parse(text: &str) -> Result<i32, std::num::ParseIntError> {
    text.parse()
}

fn main() -> Result<(), std::num::ParseIntError> {
    println!("{}", parse("5")?);
    println!("{}", parse("five")?);
    Ok(())
}

//> 5
