// Durations from floats and back, sums, and what overflows; integers that are never zero; wrapping and saturating ones;
// digits that carry.
use std::num::{NonZero, NonZeroU8, Saturating, Wrapping};
use std::time::{Duration, Instant};

fn durations() {
    for secs in [0.0, -0.0, 1.5, 2.7, 0.000000001, 0.0000000005, 0.0000000015, 1e-20, 3e10, 1.8e19, 4.5e15, 0.999999999999] {
        println!("{secs:e} {:?} {:?}", Duration::from_secs_f64(secs), Duration::try_from_secs_f32(secs as f32));
    }
    for secs in [-1.0, f64::NAN, f64::INFINITY, 2e19, -1e-30] {
        match Duration::try_from_secs_f64(secs) {
            Ok(duration) => println!("{duration:?}"),
            Err(error) => println!("{error}"),
        }
    }
    let parts = [Duration::from_millis(1500), Duration::from_nanos(999_999_999), Duration::from_mins(2)];
    println!("{:?} {:?}", parts.iter().sum::<Duration>(), parts.into_iter().sum::<Duration>());
    println!("{:?} {:?}", parts[0].checked_div(0), parts[0].checked_div(7));
    println!("{:?} {:?}", Duration::MAX.saturating_mul(2), 3 * parts[1]);
    let mut d = parts[0] * 4;
    d /= 5;
    d *= 3;
    println!("{d:?} {:?} {:?}", d.mul_f64(1.5), d.div_f32(4.0));
    println!("{} {}", parts[0].div_duration_f64(parts[2]), parts[0].div_duration_f32(parts[1]));
    println!("{:?}", Duration::from_nanos_u128(12_345_678_901));
    let start = Instant::now();
    let mut later = start + Duration::from_secs(5);
    later -= Duration::from_secs(2);
    later += Duration::from_millis(1);
    println!("{:?} {:?}", later - start, (later - Duration::from_secs(3)) - start);
}

fn never_zero() {
    let n = NonZeroU8::new(200).unwrap();
    println!("{:?} {:?} {}", n.checked_add(55), n.checked_add(56), n.saturating_add(100));
    println!("{:?} {} {} {}", n.checked_mul(n), n.saturating_pow(3), n.leading_zeros(), n.ilog2());
    println!("{} {} {}", n.isqrt(), n.is_power_of_two(), NonZeroU8::MIN);
    println!("{} {}", 1000u32 / NonZero::new(7u32).unwrap(), 1000u32 % NonZero::new(7u32).unwrap());
    let m = NonZero::new(-5i32).unwrap();
    println!("{} {} {:?} {}", m.abs(), -m, m.checked_abs(), m.unsigned_abs());
    let wide: NonZero<u64> = n.into();
    println!("{wide} {:?}", NonZero::<i8>::try_from(n).is_ok());
    println!("{:?} {:x}", NonZero::<i32>::MIN.checked_neg(), n);
    println!("{}", n | NonZeroU8::MIN);
}

fn operators() {
    let mut w = Wrapping(250u8);
    w += &Wrapping(10);
    w *= 3;
    w /= 2;
    w ^= 1;
    w <<= &1;
    println!("{w} {} {}", &w - &Wrapping(100), -&w);
    println!("{}", [Wrapping(200u8), Wrapping(100)].iter().sum::<Wrapping<u8>>());
    let mut s = Saturating(100i8);
    s += 100;
    s -= &Saturating(7);
    println!("{s} {} {}", -Saturating(i8::MIN), &s * Saturating(2));
    println!("{:?} {:?}", 255u8.carrying_add(0, true), 0u8.borrowing_sub(0, true));
    println!("{:?} {:?}", 255u8.carrying_mul(255, 255), u64::MAX.carrying_mul_add(u64::MAX, u64::MAX, u64::MAX));
    println!("{:?} {:?}", u128::MAX.carrying_mul(u128::MAX, 1), 0x1234_5678u32.carrying_mul(0x9abc_def0, 7));
    println!("{} {}", 5u8.strict_add_signed(-5), (-100i8).strict_add_unsigned(200));
}

fn main() {
    durations();
    never_zero();
    operators();
}

//> 0e0 0ns Ok(0ns)
//> -0e0 0ns Ok(0ns)
//> 1.5e0 1.5s Ok(1.5s)
//> 2.7e0 2.7s Ok(2.700000048s)
//> 1e-9 1ns Ok(1ns)
//> 5e-10 1ns Ok(0ns)
//> 1.5e-9 1ns Ok(2ns)
//> 1e-20 0ns Ok(0ns)
//> 3e10 30000000000s Ok(30000001024s)
//> 1.8e19 18000000000000000000s Ok(18000000404716257280s)
//> 4.5e15 4500000000000000s Ok(4499999907905536s)
//> 9.99999999999e-1 1s Ok(1s)
//> cannot convert float seconds to Duration: value is negative
//> cannot convert float seconds to Duration: value is either too big or NaN
//> cannot convert float seconds to Duration: value is either too big or NaN
//> cannot convert float seconds to Duration: value is either too big or NaN
//> cannot convert float seconds to Duration: value is negative
//> 122.499999999s 122.499999999s
//> None Some(214.285714ms)
//> 18446744073709551615.999999999s 2.999999997s
//> 3.6s 5.4s 899.999976ms
//> 0.0125 1.5
//> 12.345678901s
//> 3.001s 1ms
//> Some(255) None 255
//> None 255 0 7
//> 14 false 1
//> 142 6
//> 5 5 Some(5) 5
//> 200 false
//> None c8
//> 201
//> 14 170 242
//> 44
//> 120 127 127
//> (0, true) (255, true)
//> (0, 255) (18446744073709551615, 18446744073709551615)
//> (2, 340282366920938463463374607431768211454) (606937223, 184609358)
//> 0 100
