macro_rules! signed { ($($t:ident),*) => { $( {
    let vals: [$t; 9] = [$t::MIN, $t::MIN + 1, -2, -1, 0, 1, 2, $t::MAX - 1, $t::MAX];
    for a in vals {
        println!("{} {} {} {} {} {} {} {}", a, a.count_ones(), a.leading_zeros(), a.trailing_zeros(), a.swap_bytes(), a.reverse_bits(), a.rotate_left(3), a.rotate_right(3));
        println!("{:?} {:?} {} {} {} {} {}", a.checked_abs(), a.checked_neg(), a.wrapping_abs(), a.wrapping_neg(), a.unsigned_abs(), a.signum(), a.saturating_abs());
        println!("{:?} {:?} {:?} {:?} {:?}", a.to_be_bytes(), a.to_le_bytes(), $t::from_be_bytes(a.to_be_bytes()), a.checked_pow(3), a.wrapping_pow(3));
        println!("{:?} {:?} {:?} {:?} {:?}", a.saturating_pow(3), a.overflowing_pow(5), a.checked_ilog2(), a.checked_ilog10(), a.checked_isqrt());
        println!("{:?} {:?} {:?} {:?}", a.to_string().parse::<$t>(), $t::from_str_radix("-1f", 16), $t::from_str_radix("zz", 36), $t::from_str_radix("2", 2));
        for b in vals {
            println!("{:?} {:?} {:?} {:?} {:?} {:?} {:?}", a.checked_add(b), a.checked_sub(b), a.checked_mul(b), a.checked_div(b), a.checked_rem(b), a.checked_div_euclid(b), a.checked_rem_euclid(b));
            println!("{:?} {:?} {:?} {:?} {:?} {:?} {:?}", a.wrapping_add(b), a.wrapping_sub(b), a.wrapping_mul(b), a.saturating_add(b), a.saturating_sub(b), a.saturating_mul(b), a.abs_diff(b));
            println!("{:?} {:?} {:?} {} {} {} {}", a.overflowing_add(b), a.overflowing_sub(b), a.overflowing_mul(b), a < b, a == b, a.max(b), a.midpoint(b));
            println!("{:?} {:?} {:?}", a.cmp(&b), a.checked_add_unsigned(b as _), a.overflowing_sub_unsigned(b as _));
        }
    }
    println!("{:?} {:?} {:?} {:?} {:?} {:?}", "".parse::<$t>(), "-".parse::<$t>(), "+".parse::<$t>(), "+5".parse::<$t>(), "99999999999999999999999999999999999999999999".parse::<$t>(), "-99999999999999999999999999999999999999999999".parse::<$t>());
    println!("{:?} {:?} {} {} {}", " 5".parse::<$t>(), "5x".parse::<$t>(), $t::BITS, 7 as $t / -2, 7 as $t % -2);
    for s in 0..140u32 { print!("{:?} {:?} {:?} ", (1 as $t).checked_shl(s), (-1 as $t).wrapping_shr(s), (-5 as $t).unbounded_shr(s)); }
    println!();
} )* } }
macro_rules! unsigned { ($($t:ident),*) => { $( {
    let vals: [$t; 8] = [0, 1, 2, 3, 100, $t::MAX / 2, $t::MAX - 1, $t::MAX];
    for a in vals {
        println!("{} {} {} {} {} {} {} {}", a, a.count_ones(), a.leading_zeros(), a.trailing_zeros(), a.swap_bytes(), a.reverse_bits(), a.rotate_left(3), a.rotate_right(3));
        println!("{:?} {:?} {} {:?} {}", a.checked_neg(), a.wrapping_neg(), a.is_power_of_two(), a.checked_next_power_of_two(), a.isqrt());
        println!("{:?} {:?} {:?} {:?} {:?}", a.to_be_bytes(), a.to_le_bytes(), $t::from_be_bytes(a.to_be_bytes()), a.checked_pow(3), a.wrapping_pow(3));
        println!("{:?} {:?} {:?} {:?}", a.saturating_pow(3), a.overflowing_pow(5), a.checked_ilog2(), a.checked_ilog10());
        for b in vals {
            println!("{:?} {:?} {:?} {:?} {:?} {:?}", a.checked_add(b), a.checked_sub(b), a.checked_mul(b), a.checked_div(b), a.checked_rem(b), a.checked_next_multiple_of(b));
            println!("{:?} {:?} {:?} {:?} {:?} {:?} {:?}", a.wrapping_add(b), a.wrapping_sub(b), a.wrapping_mul(b), a.saturating_add(b), a.saturating_sub(b), a.saturating_mul(b), a.abs_diff(b));
            println!("{:?} {:?} {:?} {:?}", a.checked_ilog(b), a.midpoint(b), a.checked_add_signed(b as _), a.is_multiple_of(b));
        }
    }
    println!("{:?} {:?} {:?} {:?} {:?}", "".parse::<$t>(), "-".parse::<$t>(), "-5".parse::<$t>(), "+5".parse::<$t>(), "99999999999999999999999999999999999999999999".parse::<$t>());
} )* } }
macro_rules! conv { ($($a:ident),*) => { $( conv2!($a; i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize); )* } }
macro_rules! conv2 { ($a:ident; $($b:ident),*) => { $( for v in [$a::MIN, 0, 1, 100, $a::MAX / 2, $a::MAX] { print!("{:?} ", $b::try_from(v)); } )* println!(); } }
fn main() {
    signed!(i8, i16, i32, i64, i128, isize);
    unsigned!(u8, u16, u32, u64, u128, usize);
    conv!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);
    for x in [0.0, -0.0, 1.0, -1.5, 2.5, 3.5, 0.1, 1e10, 1e300, -1e-300, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MIN_POSITIVE, 5e-324] {
        println!("{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}", x.floor(), x.ceil(), x.round(), x.round_ties_even(), x.trunc(), x.fract(), x.abs(), x.signum(), x.sqrt());
        println!("{:?} {:?} {:?} {:?} {:?} {:?} {:?}", x.sin(), x.cos(), x.tan(), x.exp(), x.ln(), x.log10(), x.log2());
        println!("{:?} {:?} {:?} {:?} {} {} {} {}", x.to_degrees(), x.to_radians(), x.recip(), x.classify(), x.is_nan(), x.is_finite(), x.is_sign_negative(), x.to_bits());
        println!("{:?} {:?} {:?} {:?} {:?} {:?} {:?}", x.next_up(), x.next_down(), x.cbrt(), x.tanh(), x.asinh(), x.exp_m1(), x.sin_cos());
        println!("{} {} {} {} {} {}", x as i32, x as u8, x as i64, x as u128, x as f32, x as i128);
        for y in [0.0, 1.0, -2.5, 1e300, f64::NAN, f64::INFINITY] {
            println!("{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}", x.max(y), x.min(y), x.powf(y), x.atan2(y), x.hypot(y), x.copysign(y), x.total_cmp(&y), x.partial_cmp(&y));
            println!("{:?} {:?} {:?} {:?} {:?} {:?}", x.rem_euclid(y), x.div_euclid(y), x.log(y), x % y, x.mul_add(y, 1.0), x.midpoint(y));
        }
    }
    for s in ["1.5", "-0", "inf", "NaN", "1e5", ".5", "5.", "", ".", "1e", "abc", "+1", "infinity", "-inf", "1_0", " 1"] { println!("{:?} {:?}", s.parse::<f64>(), s.parse::<f32>()); }
    println!("{:?} {:?} {:?} {:?}", f64::from(1u8), f32::from(2i16), f64::from(1.5f32), f64::from(true));
    println!("{} {} {} {}", 5f64.clamp(1.0, 3.0), 7.clamp(1, 3), 2.5f32.powi(3), (2.0f64).powi(-2));
    println!("{:?} {:?} {}", u64::from(true), i128::from(5u8), usize::from(5u16));
    println!("{} {} {}", std::f64::consts::PI, std::f32::consts::E, f64::EPSILON);
    println!("{:?}", [3.0, 1.0, f64::NAN, -0.0, 0.0].iter().map(|x: &f64| x.to_bits()).collect::<Vec<_>>());
    println!("{:?} {:?}", std::num::Wrapping(250u8) + std::num::Wrapping(10), std::num::Saturating(250u8) + std::num::Saturating(10));
    println!("{} {} {}", 1u8 << 3i32, 1i64 << 3u8, -8i32 >> 1u64);
    println!("{} {} {}", &1 + 2, 1 + &2, &1 + &2);
    let mut a = 5; a += &3; a <<= 2u8; println!("{a}");
    println!("{:?} {:?} {:?}", char::from_u32(65), char::from_digit(11, 16), 'f'.to_digit(16));
    println!("{:?} {:?} {:?} {:?}", u32::from('a'), char::from(65u8), u8::try_from('é'), u8::try_from('日'));
    println!("{:?} {:?}", char::try_from(0xD800u32), "ab".parse::<char>());
    println!("{}", (0..300u32).filter_map(char::from_u32).filter(|c| c.is_alphanumeric()).collect::<String>());
    let mut sums = [0u64; 8];
    for c in (0..=0x10FFFFu32).filter_map(char::from_u32) {
        let i = c as u64;
        if c.is_alphabetic() { sums[0] = sums[0].wrapping_mul(31).wrapping_add(i); }
        if c.is_lowercase() { sums[1] = sums[1].wrapping_mul(31).wrapping_add(i); }
        if c.is_uppercase() { sums[2] = sums[2].wrapping_mul(31).wrapping_add(i); }
        if c.is_numeric() { sums[3] = sums[3].wrapping_mul(31).wrapping_add(i); }
        if c.is_whitespace() { sums[4] = sums[4].wrapping_mul(31).wrapping_add(i); }
        if c.is_control() { sums[5] = sums[5].wrapping_mul(31).wrapping_add(i); }
        if i % 7 == 0 { for l in c.to_lowercase().chain(c.to_uppercase()) { sums[6] = sums[6].wrapping_mul(31).wrapping_add(l as u64); } }
        if i % 11 == 0 { for l in c.escape_debug() { sums[7] = sums[7].wrapping_mul(31).wrapping_add(l as u64); } }
    }
    println!("{:?}", sums);
}
