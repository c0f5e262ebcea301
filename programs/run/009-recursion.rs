// A function that calls itself: one frame for each call that has not yet returned.
fn factorial(n: u64) -> u64 {
    if n == 0 { 1 } else { n * factorial(n - 1) }
}

fn even(n: u32) -> bool {
    if n == 0 { true } else { odd(n - 1) }
}

fn odd(n: u32) -> bool {
    if n == 0 { false } else { even(n - 1) }
}

fn main() {
    println!("{}", factorial(20));
    println!("{} {}", even(10), odd(10));
}

//> 2432902008176640000
//> true false
