// Turning text into numbers, and the errors that say why not.
fn main() {
    for text in ["42", "-17", "+5", "", "12a", "999999999999", "-129"] {
        match text.parse::<i8>() {
            Ok(n) => println!("{} is {}", text, n),
            Err(error) => println!("{:?}: {}", text, error),
        }
    }
    for text in ["1.5", "-2", "1e3", ".5", "nan", "inf", "x", ""] {
        match text.parse::<f64>() {
            Ok(n) => println!("{} is {}", text, n),
            Err(error) => println!("{:?}: {}", text, error),
        }
    }
    println!("{:?} {:?}", "true".parse::<bool>(), "yes".parse::<bool>().is_err());
    println!("{:?} {:?}", "c".parse::<char>(), "cc".parse::<char>().is_err());
    println!("{:?} {}", i32::from_str_radix("ff", 16), u8::from_str_radix("102", 2).is_err());
}

//> 42 is 42
//> -17 is -17
//> +5 is 5
//> "": cannot parse integer from empty string
//> "12a": invalid digit found in string
//> "999999999999": number too large to fit in target type
//> "-129": number too small to fit in target type
//> 1.5 is 1.5
//> -2 is -2
//> 1e3 is 1000
//> .5 is 0.5
//> nan is NaN
//> inf is inf
//> "x": invalid float literal
//> "": cannot parse float from empty string
//> Ok(true) true
//> Ok('c') true
//> Ok(255) true
