// `panic!` with a formatted message.
//@ exit: 101
//@ stderr: number 3 of 5
fn main() {
    let n = 3;
    println!("before");
    panic!("number {n} of {}", 5);
}

//> before
