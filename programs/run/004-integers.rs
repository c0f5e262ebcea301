// Arithmetic on integers of several sizes, signed and unsigned.
fn main() {
    let a: i32 = 17;
    let b: i32 = -5;
    println!("{} {} {} {} {}", a + b, a - b, a * b, a / b, a % b);
    println!("{} {}", -a / 5, -a % 5);
    let small: u8 = 250;
    println!("{}", small + 5);
    let big: u64 = 18_446_744_073_709_551_615;
    println!("{}", big);
    let low: i64 = -9_223_372_036_854_775_808;
    println!("{}", low);
    let half: i16 = 0x7fff;
    let bits: u32 = 0b1010_1010;
    let old: usize = 0o17;
    println!("{} {} {}", half, bits, old);
    println!("{}", 1_000_000i64 * 1_000_000);
}

//> 12 22 -85 -3 2
//> -3 -2
//> 255
//> 18446744073709551615
//> -9223372036854775808
//> 32767 170 15
//> 1000000000000
