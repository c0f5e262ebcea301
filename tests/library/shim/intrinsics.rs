//! The intrinsics for rustc: wrappers around its own, and around the helper.

use crate::prelude::v1::*;

mod real {
    use crate::prelude::v1::*;
    #[rustc_intrinsic]
    pub const fn size_of<T>() -> usize;
    #[rustc_intrinsic]
    pub const fn align_of<T>() -> usize;
    #[rustc_intrinsic]
    pub const unsafe fn size_of_val<T: ?Sized>(ptr: *const T) -> usize;
    #[rustc_intrinsic]
    pub const unsafe fn align_of_val<T: ?Sized>(ptr: *const T) -> usize;
    #[rustc_intrinsic]
    pub const fn needs_drop<T: ?Sized>() -> bool;
    #[rustc_intrinsic]
    pub const fn type_name<T: ?Sized>() -> &'static str;
    #[rustc_intrinsic]
    pub const unsafe fn read_via_copy<T>(ptr: *const T) -> T;
    #[rustc_intrinsic]
    pub const unsafe fn write_via_move<T>(ptr: *mut T, value: T);
    #[rustc_intrinsic]
    pub const unsafe fn copy<T>(src: *const T, dst: *mut T, count: usize);
    #[rustc_intrinsic]
    pub const unsafe fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize);
    #[rustc_intrinsic]
    pub const unsafe fn write_bytes<T>(dst: *mut T, val: u8, count: usize);
    #[rustc_intrinsic]
    pub const unsafe fn compare_bytes(left: *const u8, right: *const u8, bytes: usize) -> i32;
    #[rustc_intrinsic]
    pub const fn forget<T>(_: T);
    #[rustc_intrinsic]
    pub const unsafe fn transmute_unchecked<Src, Dst>(src: Src) -> Dst;
    #[rustc_intrinsic]
    pub const unsafe fn arith_offset<T>(dst: *const T, offset: isize) -> *const T;
    #[rustc_intrinsic]
    pub const unsafe fn ptr_offset_from<T>(ptr: *const T, base: *const T) -> isize;
    #[rustc_intrinsic]
    pub const fn aggregate_raw_ptr<P, D, M>(data: D, meta: M) -> P;
    #[rustc_intrinsic]
    pub const fn discriminant_value<T>(v: &T) -> <T as crate::marker::DiscriminantKind>::Discriminant;
    #[rustc_intrinsic]
    pub fn abort() -> !;
    #[rustc_intrinsic]
    pub const unsafe fn unreachable() -> !;
    #[rustc_intrinsic]
    pub const fn black_box<T>(dummy: T) -> T;
    #[rustc_intrinsic]
    pub const fn wrapping_add<T: Copy>(a: T, b: T) -> T;
    #[rustc_intrinsic]
    pub const fn wrapping_sub<T: Copy>(a: T, b: T) -> T;
    #[rustc_intrinsic]
    pub const fn wrapping_mul<T: Copy>(a: T, b: T) -> T;
    #[rustc_intrinsic]
    pub const fn add_with_overflow<T: Copy>(x: T, y: T) -> (T, bool);
    #[rustc_intrinsic]
    pub const fn sub_with_overflow<T: Copy>(x: T, y: T) -> (T, bool);
    #[rustc_intrinsic]
    pub const fn mul_with_overflow<T: Copy>(x: T, y: T) -> (T, bool);
    #[rustc_intrinsic]
    pub const fn saturating_add<T: Copy>(a: T, b: T) -> T;
    #[rustc_intrinsic]
    pub const fn saturating_sub<T: Copy>(a: T, b: T) -> T;
    #[rustc_intrinsic]
    pub const fn ctpop<T: Copy>(x: T) -> u32;
    #[rustc_intrinsic]
    pub const fn ctlz<T: Copy>(x: T) -> u32;
    #[rustc_intrinsic]
    pub const fn cttz<T: Copy>(x: T) -> u32;
    #[rustc_intrinsic]
    pub const fn bswap<T: Copy>(x: T) -> T;
    #[rustc_intrinsic]
    pub const fn bitreverse<T: Copy>(x: T) -> T;
    #[rustc_intrinsic]
    pub const unsafe fn unchecked_div<T: Copy>(x: T, y: T) -> T;
    #[rustc_intrinsic]
    pub const unsafe fn unchecked_rem<T: Copy>(x: T, y: T) -> T;
    #[rustc_intrinsic]
    pub const unsafe fn unchecked_shl<T: Copy, U: Copy>(x: T, y: U) -> T;
    #[rustc_intrinsic]
    pub const unsafe fn unchecked_shr<T: Copy, U: Copy>(x: T, y: U) -> T;
}

#[repr(C)]
struct Wide(usize, usize);

/// What derived code asks for.
pub const fn discriminant_value<T>(v: &T) -> <T as crate::marker::DiscriminantKind>::Discriminant {
    real::discriminant_value(v)
}
/// What the library asks for.
pub const fn discriminant_of<T>(v: &T) -> i128 {
    let d = real::discriminant_value(v);
    unsafe { real::transmute_unchecked::<_, i8>(d) as i128 }
}
pub const fn size_of<T>() -> usize { const { real::size_of::<T>() } }
pub const fn align_of<T>() -> usize { const { real::align_of::<T>() } }
pub const fn size_of_val<T: ?Sized>(v: *const T) -> usize { unsafe { real::size_of_val(v) } }
pub const fn align_of_val<T: ?Sized>(v: *const T) -> usize { unsafe { real::align_of_val(v) } }
pub const fn needs_drop<T>() -> bool { const { real::needs_drop::<T>() } }
pub const fn type_name<T: ?Sized>() -> &'static str { const { real::type_name::<T>() } }

unsafe extern "C" {
    fn h_alloc(size: usize, align: usize) -> *mut u8;
    fn h_dealloc(block: *mut u8, size: usize, align: usize);
    fn h_realloc(block: *mut u8, old: usize, align: usize, new: usize) -> *mut u8;
    fn h_write(stream: i32, text: *const u8, len: usize);
    fn h_read(buf: *mut u8, len: usize) -> isize;
    fn h_read_byte() -> i32;
    fn h_exit(code: i32) -> !;
    fn h_nanos() -> u64;
    fn h_fmt_f64(x: f64, mode: u32, precision: isize, buf: *mut u8) -> usize;
    fn h_fmt_f32(x: f32, mode: u32, precision: isize, buf: *mut u8) -> usize;
    fn h_parse_f64(text: *const u8, len: usize, out: *mut f64) -> bool;
    fn h_parse_f32(text: *const u8, len: usize, out: *mut f32) -> bool;
    fn h_unary_f64(op: u32, x: f64) -> f64;
    fn h_unary_f32(op: u32, x: f32) -> f32;
    fn h_binary_f64(op: u32, x: f64, y: f64) -> f64;
    fn h_binary_f32(op: u32, x: f32, y: f32) -> f32;
    fn h_powi_f64(x: f64, n: i32) -> f64;
    fn h_powi_f32(x: f32, n: i32) -> f32;
    fn h_mul_add_f64(x: f64, a: f64, b: f64) -> f64;
    fn h_mul_add_f32(x: f32, a: f32, b: f32) -> f32;
}
pub fn alloc(size: usize, align: usize) -> *mut u8 { unsafe { h_alloc(size, align) } }
pub fn dealloc(b: *mut u8, size: usize, align: usize) { unsafe { h_dealloc(b, size, align) } }
pub fn realloc(b: *mut u8, old: usize, align: usize, new: usize) -> *mut u8 { unsafe { h_realloc(b, old, align, new) } }
pub const fn read<T>(from: *const T) -> T { unsafe { real::read_via_copy(from) } }
pub const fn write<T>(to: *mut T, value: T) { unsafe { real::write_via_move(to, value) } }
pub const fn copy<T>(from: *const T, to: *mut T, count: usize) { unsafe { real::copy(from, to, count) } }
pub const fn copy_nonoverlapping<T>(from: *const T, to: *mut T, count: usize) { unsafe { real::copy_nonoverlapping(from, to, count) } }
pub const fn write_bytes<T>(to: *mut T, byte: u8, count: usize) { unsafe { real::write_bytes(to, byte, count) } }
pub const fn compare_bytes(a: *const u8, b: *const u8, n: usize) -> i32 { unsafe { real::compare_bytes(a, b, n) } }
pub const fn swap<T>(a: *mut T, b: *mut T) {
    let x = read(a as *const T);
    copy(b as *const T, a, 1);
    write(b, x);
}
#[lang = "drop_in_place"]
pub unsafe fn real_drop_in_place<T: ?Sized>(to_drop: *mut T) {
    unsafe { real_drop_in_place(to_drop) }
}
pub fn drop_in_place<T: ?Sized>(value: *mut T) { unsafe { real_drop_in_place(value) } }
pub const fn forget<T>(value: T) { real::forget(value) }
pub const fn transmute<T, U>(value: T) -> U { unsafe { real::transmute_unchecked(value) } }
pub const fn uninit<T>() -> T {
    let x: Uninit<T> = Uninit { nothing: () };
    unsafe { real::transmute_unchecked(x) }
}
pub const fn zeroed<T>() -> T {
    let mut x: Uninit<T> = Uninit { nothing: () };
    let p = &raw mut x;
    write_bytes(p as *mut T, 0, 1);
    unsafe { real::transmute_unchecked(x) }
}
#[repr(C)]
union Uninit<T> {
    nothing: (),
    value: crate::mem::ManuallyDrop<T>,
}
pub const fn offset<T>(p: *const T, n: isize) -> *const T { unsafe { real::arith_offset(p, n) } }
pub const fn offset_mut<T>(p: *mut T, n: isize) -> *mut T { unsafe { real::arith_offset(p as *const T, n) as *mut T } }
pub const fn ptr_offset_from<T>(a: *const T, b: *const T) -> isize { unsafe { real::ptr_offset_from(a, b) } }
pub const fn slice_from_raw_parts<T>(data: *const T, len: usize) -> *const [T] { real::aggregate_raw_ptr::<*const [T], *const T, usize>(data, len) }
pub const fn slice_from_raw_parts_mut<T>(data: *mut T, len: usize) -> *mut [T] { real::aggregate_raw_ptr::<*mut [T], *mut T, usize>(data, len) }
pub const fn slice_len<T>(s: *const [T]) -> usize { unsafe { real::transmute_unchecked::<*const [T], Wide>(s).1 } }
pub const fn slice_ptr<T>(s: *const [T]) -> *const T { s as *const T }
pub const fn str_from_raw_parts(data: *const u8, len: usize) -> *const str { slice_from_raw_parts(data, len) as *const str }
pub const fn str_len(s: *const str) -> usize { unsafe { real::transmute_unchecked::<*const str, Wide>(s).1 } }
pub const fn str_ptr(s: *const str) -> *const u8 { s as *const u8 }
pub use self::real::wrapping_add;
pub use self::real::wrapping_sub;
pub use self::real::wrapping_mul;
pub use self::real::saturating_add;
pub use self::real::saturating_sub;
pub use self::real::add_with_overflow;
pub use self::real::sub_with_overflow;
pub use self::real::mul_with_overflow;
pub use self::real::ctpop;
pub use self::real::ctlz;
pub use self::real::cttz;
pub use self::real::bswap;
pub use self::real::bitreverse;
pub const fn rotate_left<T: Copy>(a: T, n: u32) -> T {
    let bits = size_of::<T>() as u32 * 8;
    let n = n % bits;
    if n == 0 {
        return a;
    }
    rotate(a, n, bits)
}
pub const fn rotate_right<T: Copy>(a: T, n: u32) -> T {
    let bits = size_of::<T>() as u32 * 8;
    let n = n % bits;
    if n == 0 {
        return a;
    }
    rotate(a, bits - n, bits)
}
const fn rotate<T: Copy>(a: T, n: u32, bits: u32) -> T {
    // The bits as an unsigned number of the widest type; the sign must not be shifted in.
    let mut wide: u128 = 0;
    copy_nonoverlapping(&raw const a as *const u8, &raw mut wide as *mut u8, size_of::<T>());
    let turned = wide << n | wide >> (bits - n);
    let mut result = a;
    copy_nonoverlapping(&raw const turned as *const u8, &raw mut result as *mut u8, size_of::<T>());
    result
}
const fn unary<T>(op: u32, x: T) -> T {
    unsafe {
        if size_of::<T>() == 8 { transmute(h_unary_f64(op, transmute(x))) } else { transmute(h_unary_f32(op, transmute(x))) }
    }
}
const fn binary<T>(op: u32, x: T, y: T) -> T {
    unsafe {
        if size_of::<T>() == 8 {
            transmute(h_binary_f64(op, transmute(x), transmute(y)))
        } else {
            transmute(h_binary_f32(op, transmute(x), transmute(y)))
        }
    }
}
pub const fn float_sqrt<T>(x: T) -> T { unary(0, x) }
pub const fn float_floor<T>(x: T) -> T { unary(1, x) }
pub const fn float_ceil<T>(x: T) -> T { unary(2, x) }
pub const fn float_round<T>(x: T) -> T { unary(3, x) }
pub const fn float_round_ties_even<T>(x: T) -> T { unary(4, x) }
pub const fn float_trunc<T>(x: T) -> T { unary(5, x) }
pub const fn float_abs<T>(x: T) -> T { unary(6, x) }
pub const fn float_exp<T>(x: T) -> T { unary(7, x) }
pub const fn float_exp2<T>(x: T) -> T { unary(8, x) }
pub const fn float_exp_m1<T>(x: T) -> T { unary(9, x) }
pub const fn float_ln<T>(x: T) -> T { unary(10, x) }
pub const fn float_ln_1p<T>(x: T) -> T { unary(11, x) }
pub const fn float_log2<T>(x: T) -> T { unary(12, x) }
pub const fn float_log10<T>(x: T) -> T { unary(13, x) }
pub const fn float_sin<T>(x: T) -> T { unary(14, x) }
pub const fn float_cos<T>(x: T) -> T { unary(15, x) }
pub const fn float_tan<T>(x: T) -> T { unary(16, x) }
pub const fn float_asin<T>(x: T) -> T { unary(17, x) }
pub const fn float_acos<T>(x: T) -> T { unary(18, x) }
pub const fn float_atan<T>(x: T) -> T { unary(19, x) }
pub const fn float_sinh<T>(x: T) -> T { unary(20, x) }
pub const fn float_cosh<T>(x: T) -> T { unary(21, x) }
pub const fn float_tanh<T>(x: T) -> T { unary(22, x) }
pub const fn float_asinh<T>(x: T) -> T { unary(23, x) }
pub const fn float_acosh<T>(x: T) -> T { unary(24, x) }
pub const fn float_atanh<T>(x: T) -> T { unary(25, x) }
pub const fn float_cbrt<T>(x: T) -> T { unary(26, x) }
pub const fn float_powf<T>(x: T, y: T) -> T { binary(0, x, y) }
pub const fn float_atan2<T>(x: T, y: T) -> T { binary(1, x, y) }
pub const fn float_hypot<T>(x: T, y: T) -> T { binary(2, x, y) }
pub const fn float_copysign<T>(x: T, y: T) -> T { binary(3, x, y) }
pub const fn float_min<T>(x: T, y: T) -> T { binary(4, x, y) }
pub const fn float_max<T>(x: T, y: T) -> T { binary(5, x, y) }
pub fn float_powi<T>(x: T, n: i32) -> T {
    unsafe { if size_of::<T>() == 8 { transmute(h_powi_f64(transmute(x), n)) } else { transmute(h_powi_f32(transmute(x), n)) } }
}
pub fn float_mul_add<T>(x: T, a: T, b: T) -> T {
    unsafe {
        if size_of::<T>() == 8 {
            transmute(h_mul_add_f64(transmute(x), transmute(a), transmute(b)))
        } else {
            transmute(h_mul_add_f32(transmute(x), transmute(a), transmute(b)))
        }
    }
}
pub fn fmt_float<T>(x: T, mode: u32, precision: isize, buf: *mut u8) -> usize {
    unsafe {
        if size_of::<T>() == 8 { h_fmt_f64(transmute(x), mode, precision, buf) } else { h_fmt_f32(transmute(x), mode, precision, buf) }
    }
}
pub fn parse_float<T>(text: *const u8, len: usize, out: *mut T) -> bool {
    unsafe {
        if size_of::<T>() == 8 { h_parse_f64(text, len, out as *mut f64) } else { h_parse_f32(text, len, out as *mut f32) }
    }
}
pub fn write_stdout(text: *const u8, len: usize) { unsafe { h_write(1, text, len) } }
pub const fn write_stderr(text: *const u8, len: usize) { unsafe { h_write(2, text, len) } }
pub fn read_stdin(buf: *mut u8, len: usize) -> isize { unsafe { h_read(buf, len) } }
pub fn read_stdin_byte() -> i32 { unsafe { h_read_byte() } }
pub fn instant_nanos() -> u64 { unsafe { h_nanos() } }
pub const fn write_caller_location() { write_stderr("?:?:?".as_ptr(), 5) }
pub fn caller_line() -> u32 { 0 }
pub fn caller_column() -> u32 { 0 }
pub const fn unwind() -> ! { unsafe { h_exit(101) } }
pub const fn abort() -> ! { real::abort() }
pub const fn exit(code: i32) -> ! { unsafe { h_exit(code) } }
pub const fn panicking() -> bool { false }
pub fn black_box<T>(value: T) -> T { real::black_box(value) }
pub const fn unreachable() -> ! { unsafe { real::unreachable() } }

pub trait Prim: Copy {
    fn neg(self) -> Self;
    fn shl(self, n: u32) -> Self;
    fn shr(self, n: u32) -> Self;
}
macro_rules! prim { ($($t:ty, $bits:expr;)*) => { $(impl Prim for $t {
    fn neg(self) -> Self { wrapping_sub(0, self) }
    fn shl(self, n: u32) -> Self { self << (n & ($bits - 1)) }
    fn shr(self, n: u32) -> Self { self >> (n & ($bits - 1)) }
})* } }
prim! { u8, 8; u16, 16; u32, 32; u64, 64; u128, 128; usize, 64; i8, 8; i16, 16; i32, 32; i64, 64; i128, 128; isize, 64; }
pub const fn wrapping_neg<T: Prim>(a: T) -> T { a.neg() }
pub const fn wrapping_shl<T: Prim>(a: T, n: u32) -> T { a.shl(n) }
pub const fn wrapping_shr<T: Prim>(a: T, n: u32) -> T { a.shr(n) }
