// `clamp` needs its limits in order.
//@ exit: 101
//@ stderr: min > max. min = 5, max = 1
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let low = hide(5);
    println!("before");
    println!("{}", 3.clamp(low, 1));
}

//> before
