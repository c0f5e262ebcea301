// All integer types to 128 bits, their limits, and methods that say what happens on overflow.
fn main() {
    println!("{} {} {} {}", i8::MIN, i8::MAX, u8::MIN, u8::MAX);
    println!("{} {} {}", i16::MIN, u16::MAX, i32::MIN);
    println!("{} {} {}", u32::MAX, i64::MAX, u64::MAX);
    println!("{} {}", i128::MIN, u128::MAX);
    println!("{}", isize::MAX as usize + 1 + usize::MAX / 2);
    let big: u128 = 1 << 100;
    println!("{} {}", big, big / 3 % 1_000_007);
    let negative: i128 = -170_141_183_460_469_231_731_687_303_715_884_105_728;
    println!("{}", negative + 1);
    println!("{:?} {:?}", 250u8.checked_add(5), 250u8.checked_add(6));
    println!("{} {}", 250u8.wrapping_add(10), (-128i8).wrapping_neg());
    println!("{} {}", 250u8.saturating_add(10), (-100i8).saturating_sub(100));
    println!("{:?} {:?}", 200u8.overflowing_mul(2), 5i32.overflowing_sub(3));
    println!("{:?} {:?}", 5i32.checked_div(0), 7u32.checked_sub(8));
    println!("{} {} {}", 2i32.pow(10), 10u64.pow(18), (-7i32).abs());
    println!("{} {} {} {}", -7 / 2, -7 % 2, (-7i32).div_euclid(2), (-7i32).rem_euclid(2));
    println!("{} {} {}", 40u32.count_ones(), 40u32.trailing_zeros(), 40u32.leading_zeros());
    println!("{} {} {}", 3.max(9), 3.min(9), 15.clamp(0, 10));
    println!("{} {}", (-5i32).signum(), 9i32.is_positive());
    println!("{} {}", 10u8.abs_diff(250), 0x12u8.rotate_left(4));
}

//> -128 127 0 255
//> -32768 65535 -2147483648
//> 4294967295 9223372036854775807 18446744073709551615
//> -170141183460469231731687303715884105728 340282366920938463463374607431768211455
//> 18446744073709551615
//> 1267650600228229401496703205376 232878
//> -170141183460469231731687303715884105727
//> Some(255) None
//> 4 -128
//> 255 -128
//> (144, true) (2, false)
//> None None
//> 1024 1000000000000000000 7
//> -3 -1 -4 1
//> 2 3 26
//> 9 3 10
//> -1 true
//> 240 33
