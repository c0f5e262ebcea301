// A loop with a condition; the variables are assigned in place.
fn main() {
    let mut i = 0;
    let mut sum = 0;
    while i < 10 {
        i += 1;
        sum += i * i;
    }
    println!("{} {}", i, sum);
}

//> 10 385
