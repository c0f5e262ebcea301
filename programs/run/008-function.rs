// A function with parameters and a result; its frame lives only during the call.
fn add(a: i32, b: i32) -> i32 {
    a + b
}

fn twice(n: i32) -> i32 {
    return add(n, n);
}

fn main() {
    println!("{}", add(1, twice(3)));
}

//> 7
