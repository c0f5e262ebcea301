// `if` as a statement and as a value.
fn main() {
    let n = 7;
    if n > 5 {
        println!("large");
    }
    if n % 2 == 0 {
        println!("even");
    } else if n % 3 == 0 {
        println!("divisible by three");
    } else {
        println!("neither");
    }
    let size = if n < 10 { 1 } else { 2 };
    println!("{} digit", size);
}

//> large
//> neither
//> 1 digit
