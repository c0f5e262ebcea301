// `Result` and the `?` operator, which returns early with the error.
fn divide(a: i32, b: i32) -> Result<i32, String> {
    if b == 0 {
        return Err(String::from("division by zero"));
    }
    Ok(a / b)
}

fn chain(a: i32, b: i32, c: i32) -> Result<i32, String> {
    let first = divide(a, b)?;
    let second = divide(first, c)?;
    Ok(second + 1)
}

fn first_even(values: &[i32]) -> Option<i32> {
    let first = values.first()?;
    if first % 2 == 0 { Some(*first) } else { None }
}

fn main() {
    println!("{:?}", chain(100, 5, 2));
    println!("{:?}", chain(100, 5, 0));
    match chain(1, 0, 1) {
        Ok(n) => println!("{}", n),
        Err(message) => println!("error: {}", message),
    }
    println!("{} {}", divide(6, 3).is_ok(), divide(6, 0).unwrap_or(0));
    println!("{:?} {:?} {:?}", first_even(&[2, 3]), first_even(&[1]), first_even(&[]));
}

//> Ok(11)
//> Err("division by zero")
//> error: division by zero
//> true 0
//> Some(2) None None
