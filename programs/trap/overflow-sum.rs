// `sum` adds with the same check.
//@ exit: 101
//@ stderr: attempt to add with overflow
fn hide<T>(value: T) -> T {
    value
}

fn main() {
    let v: Vec<u8> = hide(vec![200, 100]);
    println!("before");
    println!("{}", v.iter().sum::<u8>());
}

//> before
