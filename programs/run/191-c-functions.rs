// An `extern` block says that functions of C exist; calling one is unsafe unless the block says otherwise.

unsafe extern "C" {
    fn abs(input: i32) -> i32;
    safe fn labs(input: i64) -> i64;
    pub safe fn sqrt(x: f64) -> f64;
    fn pow(base: f64, exponent: f64) -> f64;
}

mod math {
    unsafe extern "C" {
        pub(super) safe fn floor(_: f64) -> f64;
    }
}

fn magnitude(number: i32) -> i32 {
    // SAFETY: `abs` reads nothing but its argument.
    unsafe { abs(number) }
}

fn main() {
    let code: i32 = -3;
    println!("{} {}", magnitude(code), labs(-4));
    println!("{} {}", sqrt(2.25), math::floor(-1.5));
    println!("{}", unsafe { pow(2.0, 10.0) });
    println!("{}", unsafe { abs(i32::MIN) });
}

//> 3 4
//> 1.5 -2
//> 1024
//> -2147483648
