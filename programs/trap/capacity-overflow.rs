// A vector longer than any memory.
//@ exit: 101
//@ stderr: capacity overflow
fn main() {
    let n = usize::MAX / 2;
    println!("before");
    let v: Vec<u64> = Vec::with_capacity(n);
    println!("{}", v.len());
}

//> before
