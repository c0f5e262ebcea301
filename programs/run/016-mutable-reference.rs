// `&mut` lends the right to write. After its last use the owner is free again.
fn increment(n: &mut i32) {
    *n += 1;
}

fn both(a: &mut i32, b: &mut i32) {
    increment(a);
    increment(a);
    increment(b);
    *b *= 10;
}

fn main() {
    let mut a = 1;
    let mut b = 2;
    both(&mut a, &mut b);
    let r = &mut a;
    *r += 100;
    println!("{} {}", a, b);
}

//> 103 30
