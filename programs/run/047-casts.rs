// `as` between numbers: truncation, sign extension, saturation from floats.
fn main() {
    println!("{} {} {}", 300i32 as u8, -1i32 as u8, -1i8 as u32);
    println!("{} {} {}", 200u8 as i8, 65u8 as char, 'z' as u8);
    println!("{} {} {}", 3.99 as i32, -3.99 as i32, 1e20 as i32);
    println!("{} {} {}", -1.0 as u8, f64::NAN as i32, 300.0f32 as u8);
    println!("{} {} {}", 7 as f64 / 2.0, 1u64 as f32, u64::MAX as f64);
    println!("{} {}", true as i32, false as u8);
    println!("{} {}", i64::MIN as i32, u32::MAX as i64);
    println!("{}", (-1i64) as u128);
    println!("{}", 0.1f32 as f64);
    println!("{}", usize::MAX as u16);
}

//> 44 255 4294967295
//> -56 A 122
//> 3 -3 2147483647
//> 0 0 255
//> 3.5 1 18446744073709552000
//> 1 0
//> 0 4294967295
//> 340282366920938463463374607431768211455
//> 0.10000000149011612
//> 65535
