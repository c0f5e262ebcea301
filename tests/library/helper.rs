//! What the machine does for the library, done by the real standard library: linked below the expanded library when
//! it is compiled by rustc.

use std::alloc::{Layout, alloc, dealloc, realloc};
use std::io::{Read, Write};

#[unsafe(no_mangle)]
extern "C" fn h_alloc(size: usize, align: usize) -> *mut u8 {
    unsafe { alloc(Layout::from_size_align(size, align).unwrap()) }
}
#[unsafe(no_mangle)]
extern "C" fn h_dealloc(block: *mut u8, size: usize, align: usize) {
    unsafe { dealloc(block, Layout::from_size_align(size, align).unwrap()) }
}
#[unsafe(no_mangle)]
extern "C" fn h_realloc(block: *mut u8, old: usize, align: usize, new: usize) -> *mut u8 {
    unsafe { realloc(block, Layout::from_size_align(old, align).unwrap(), new) }
}
fn bytes<'a>(p: *const u8, n: usize) -> &'a [u8] {
    unsafe { std::slice::from_raw_parts(p, n) }
}
#[unsafe(no_mangle)]
extern "C" fn h_write(stream: i32, text: *const u8, len: usize) {
    if stream == 1 {
        std::io::stdout().write_all(bytes(text, len)).unwrap();
        std::io::stdout().flush().unwrap();
    } else {
        std::io::stderr().write_all(bytes(text, len)).unwrap();
    }
}
#[unsafe(no_mangle)]
extern "C" fn h_read(buf: *mut u8, len: usize) -> isize {
    std::io::stdin().read(unsafe { std::slice::from_raw_parts_mut(buf, len) }).unwrap() as isize
}
#[unsafe(no_mangle)]
extern "C" fn h_read_byte() -> i32 {
    let mut b = [0u8];
    if std::io::stdin().read(&mut b).unwrap() == 0 { -1 } else { b[0] as i32 }
}
#[unsafe(no_mangle)]
extern "C" fn h_exit(code: i32) -> ! {
    std::process::exit(code)
}
#[unsafe(no_mangle)]
extern "C" fn h_nanos() -> u64 {
    std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64
}
macro_rules! fmt_float {
    ($x:expr, $mode:expr, $precision:expr) => {{
        let x = $x.abs();
        let p = $precision;
        match ($mode, p) {
            (0, -1) => format!("{x}"),
            (1, -1) => format!("{x:?}"),
            (2, -1) => format!("{x:e}"),
            (3, -1) => format!("{x:E}"),
            (0 | 1, _) => format!("{x:.*}", p as usize),
            (2, _) => format!("{x:.*e}", p as usize),
            _ => format!("{x:.*E}", p as usize),
        }
    }};
}
#[unsafe(no_mangle)]
extern "C" fn h_fmt_f64(x: f64, mode: u32, precision: isize, buf: *mut u8) -> usize {
    let s = fmt_float!(x, mode, precision);
    assert!(s.len() <= 1200);
    unsafe { std::ptr::copy(s.as_ptr(), buf, s.len()) };
    s.len()
}
#[unsafe(no_mangle)]
extern "C" fn h_fmt_f32(x: f32, mode: u32, precision: isize, buf: *mut u8) -> usize {
    let s = fmt_float!(x, mode, precision);
    assert!(s.len() <= 1200);
    unsafe { std::ptr::copy(s.as_ptr(), buf, s.len()) };
    s.len()
}
#[unsafe(no_mangle)]
extern "C" fn h_parse_f64(text: *const u8, len: usize, out: *mut f64) -> bool {
    match std::str::from_utf8(bytes(text, len)).unwrap().parse() {
        Ok(x) => {
            unsafe { *out = x };
            true
        }
        Err(_) => false,
    }
}
#[unsafe(no_mangle)]
extern "C" fn h_parse_f32(text: *const u8, len: usize, out: *mut f32) -> bool {
    match std::str::from_utf8(bytes(text, len)).unwrap().parse() {
        Ok(x) => {
            unsafe { *out = x };
            true
        }
        Err(_) => false,
    }
}
macro_rules! unary {
    ($($name:ident)*) => {
        #[unsafe(no_mangle)]
        extern "C" fn h_unary_f64(op: u32, x: f64) -> f64 {
            let mut i = 0;
            $(if op == i { return x.$name(); } i += 1;)*
            let _ = i;
            panic!()
        }
        #[unsafe(no_mangle)]
        extern "C" fn h_unary_f32(op: u32, x: f32) -> f32 {
            let mut i = 0;
            $(if op == i { return x.$name(); } i += 1;)*
            let _ = i;
            panic!()
        }
    };
}
unary! { sqrt floor ceil round round_ties_even trunc abs exp exp2 exp_m1 ln ln_1p log2 log10 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh cbrt }
macro_rules! binary {
    ($($name:ident)*) => {
        #[unsafe(no_mangle)]
        extern "C" fn h_binary_f64(op: u32, x: f64, y: f64) -> f64 {
            let mut i = 0;
            $(if op == i { return x.$name(y); } i += 1;)*
            let _ = i;
            panic!()
        }
        #[unsafe(no_mangle)]
        extern "C" fn h_binary_f32(op: u32, x: f32, y: f32) -> f32 {
            let mut i = 0;
            $(if op == i { return x.$name(y); } i += 1;)*
            let _ = i;
            panic!()
        }
    };
}
binary! { powf atan2 hypot copysign min max }
#[unsafe(no_mangle)]
extern "C" fn h_powi_f64(x: f64, n: i32) -> f64 {
    x.powi(n)
}
#[unsafe(no_mangle)]
extern "C" fn h_powi_f32(x: f32, n: i32) -> f32 {
    x.powi(n)
}
#[unsafe(no_mangle)]
extern "C" fn h_mul_add_f64(x: f64, a: f64, b: f64) -> f64 {
    x.mul_add(a, b)
}
#[unsafe(no_mangle)]
extern "C" fn h_mul_add_f32(x: f32, a: f32, b: f32) -> f32 {
    x.mul_add(a, b)
}
