// A literal that its type cannot hold. rustc denies this by default.
fn main() {
    let a: u8 = 256; //~ ERROR overflowing_literals
    let b = 3_000_000_000; //~ ERROR overflowing_literals
    let c: i8 = -129; //~ ERROR overflowing_literals
    println!("{} {} {}", a, b, c);
}
