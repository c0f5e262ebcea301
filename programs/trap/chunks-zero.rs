// Chunks of no elements.
//@ exit: 101
//@ stderr: chunk size must be non-zero
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let size: usize = hide(0);
    println!("before");
    println!("{}", [1, 2, 3].chunks(size).count());
}

//> before
