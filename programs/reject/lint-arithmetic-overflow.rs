// Arithmetic that certainly overflows. rustc denies this by default.
fn main() {
    let a = 255u8 + 1; //~ ERROR arithmetic_overflow
    let b = 1i32 << 32; //~ ERROR arithmetic_overflow
    let c = -i32::MIN; //~ ERROR arithmetic_overflow
    let n: u32 = 0;
    let d = n - 1; //~ ERROR arithmetic_overflow
    println!("{} {} {} {}", a, b, c, d);
}
