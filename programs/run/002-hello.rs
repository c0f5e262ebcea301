// One call of `println!`. Look at the text: it is a static, not on the heap.
fn main() {
    println!("Hello, world!");
}

//> Hello, world!
