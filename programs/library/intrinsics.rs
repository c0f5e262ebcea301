//! What the machine itself can do. Everything else in the library is an ordinary program over these declarations, and
//! only library files may call them.

// Types.
#[intrinsic]
pub const fn size_of<T>() -> usize;
#[intrinsic]
pub const fn align_of<T>() -> usize;
#[intrinsic]
pub const fn size_of_val<T: ?Sized>(value: *const T) -> usize;
#[intrinsic]
pub const fn align_of_val<T: ?Sized>(value: *const T) -> usize;
#[intrinsic]
pub const fn needs_drop<T>() -> bool;
#[intrinsic]
pub const fn clone_is_copy<T>() -> bool;
#[intrinsic]
pub const fn type_name<T: ?Sized>() -> &'static str;
#[intrinsic]
pub const fn type_id<T: ?Sized>() -> u64;
#[intrinsic]
pub const fn discriminant_value<T>(value: &T) -> i128;

// The heap. An allocation never fails: the machine stops the program when memory runs out.
#[intrinsic]
pub fn alloc(size: usize, align: usize) -> *mut u8;
#[intrinsic]
pub fn dealloc(block: *mut u8, size: usize, align: usize);
#[intrinsic]
pub fn realloc(block: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8;

// Memory.
#[intrinsic]
pub const fn read<T>(from: *const T) -> T;
#[intrinsic]
pub const fn write<T>(to: *mut T, value: T);
#[intrinsic]
pub const fn copy<T>(from: *const T, to: *mut T, count: usize);
#[intrinsic]
pub const fn copy_nonoverlapping<T>(from: *const T, to: *mut T, count: usize);
#[intrinsic]
pub const fn write_bytes<T>(to: *mut T, byte: u8, count: usize);
#[intrinsic]
pub const fn compare_bytes(left: *const u8, right: *const u8, count: usize) -> i32;
#[intrinsic]
pub const fn swap<T>(left: *mut T, right: *mut T);
#[intrinsic]
pub fn drop_in_place<T: ?Sized>(value: *mut T);
#[intrinsic]
pub const fn forget<T>(value: T);
#[intrinsic]
pub const fn transmute<T, U>(value: T) -> U;
#[intrinsic]
pub const fn uninit<T>() -> T;
#[intrinsic]
pub const fn zeroed<T>() -> T;

// Pointers.
#[intrinsic]
pub const fn offset<T>(from: *const T, count: isize) -> *const T;
#[intrinsic]
pub const fn offset_mut<T>(from: *mut T, count: isize) -> *mut T;
#[intrinsic]
pub const fn ptr_offset_from<T>(to: *const T, from: *const T) -> isize;
#[intrinsic]
pub const fn slice_from_raw_parts<T>(data: *const T, len: usize) -> *const [T];
#[intrinsic]
pub const fn slice_from_raw_parts_mut<T>(data: *mut T, len: usize) -> *mut [T];
#[intrinsic]
pub const fn slice_len<T>(slice: *const [T]) -> usize;
#[intrinsic]
pub const fn slice_ptr<T>(slice: *const [T]) -> *const T;
#[intrinsic]
pub const fn str_from_raw_parts(data: *const u8, len: usize) -> *const str;
#[intrinsic]
pub const fn str_len(text: *const str) -> usize;
#[intrinsic]
pub const fn str_ptr(text: *const str) -> *const u8;

// Integers: `T` is a primitive integer.
#[intrinsic]
pub const fn wrapping_add<T>(left: T, right: T) -> T;
#[intrinsic]
pub const fn wrapping_sub<T>(left: T, right: T) -> T;
#[intrinsic]
pub const fn wrapping_mul<T>(left: T, right: T) -> T;
#[intrinsic]
pub const fn wrapping_neg<T>(value: T) -> T;
#[intrinsic]
pub const fn wrapping_shl<T>(value: T, count: u32) -> T;
#[intrinsic]
pub const fn wrapping_shr<T>(value: T, count: u32) -> T;
#[intrinsic]
pub const fn add_with_overflow<T>(left: T, right: T) -> (T, bool);
#[intrinsic]
pub const fn sub_with_overflow<T>(left: T, right: T) -> (T, bool);
#[intrinsic]
pub const fn mul_with_overflow<T>(left: T, right: T) -> (T, bool);
#[intrinsic]
pub const fn saturating_add<T>(left: T, right: T) -> T;
#[intrinsic]
pub const fn saturating_sub<T>(left: T, right: T) -> T;
#[intrinsic]
pub const fn unchecked_div<T>(left: T, right: T) -> T;
#[intrinsic]
pub const fn unchecked_rem<T>(left: T, right: T) -> T;
#[intrinsic]
pub const fn rotate_left<T>(value: T, count: u32) -> T;
#[intrinsic]
pub const fn rotate_right<T>(value: T, count: u32) -> T;
#[intrinsic]
pub const fn ctpop<T>(value: T) -> u32;
#[intrinsic]
pub const fn ctlz<T>(value: T) -> u32;
#[intrinsic]
pub const fn cttz<T>(value: T) -> u32;
#[intrinsic]
pub const fn bswap<T>(value: T) -> T;
#[intrinsic]
pub const fn bitreverse<T>(value: T) -> T;

// Floats: `T` is `f32` or `f64`.
#[intrinsic]
pub fn float_sqrt<T>(x: T) -> T;
#[intrinsic]
pub const fn float_floor<T>(x: T) -> T;
#[intrinsic]
pub const fn float_ceil<T>(x: T) -> T;
#[intrinsic]
pub const fn float_round<T>(x: T) -> T;
#[intrinsic]
pub const fn float_round_ties_even<T>(x: T) -> T;
#[intrinsic]
pub const fn float_trunc<T>(x: T) -> T;
#[intrinsic]
pub const fn float_abs<T>(x: T) -> T;
#[intrinsic]
pub fn float_exp<T>(x: T) -> T;
#[intrinsic]
pub fn float_exp2<T>(x: T) -> T;
#[intrinsic]
pub fn float_exp_m1<T>(x: T) -> T;
#[intrinsic]
pub fn float_ln<T>(x: T) -> T;
#[intrinsic]
pub fn float_ln_1p<T>(x: T) -> T;
#[intrinsic]
pub fn float_log2<T>(x: T) -> T;
#[intrinsic]
pub fn float_log10<T>(x: T) -> T;
#[intrinsic]
pub fn float_sin<T>(x: T) -> T;
#[intrinsic]
pub fn float_cos<T>(x: T) -> T;
#[intrinsic]
pub fn float_tan<T>(x: T) -> T;
#[intrinsic]
pub fn float_asin<T>(x: T) -> T;
#[intrinsic]
pub fn float_acos<T>(x: T) -> T;
#[intrinsic]
pub fn float_atan<T>(x: T) -> T;
#[intrinsic]
pub fn float_sinh<T>(x: T) -> T;
#[intrinsic]
pub fn float_cosh<T>(x: T) -> T;
#[intrinsic]
pub fn float_tanh<T>(x: T) -> T;
#[intrinsic]
pub fn float_asinh<T>(x: T) -> T;
#[intrinsic]
pub fn float_acosh<T>(x: T) -> T;
#[intrinsic]
pub fn float_atanh<T>(x: T) -> T;
#[intrinsic]
pub fn float_cbrt<T>(x: T) -> T;
#[intrinsic]
pub fn float_powf<T>(x: T, y: T) -> T;
#[intrinsic]
pub fn float_atan2<T>(y: T, x: T) -> T;
#[intrinsic]
pub fn float_hypot<T>(x: T, y: T) -> T;
#[intrinsic]
pub const fn float_copysign<T>(x: T, sign: T) -> T;
#[intrinsic]
pub const fn float_min<T>(x: T, y: T) -> T;
#[intrinsic]
pub const fn float_max<T>(x: T, y: T) -> T;
#[intrinsic]
pub fn float_powi<T>(x: T, n: i32) -> T;
#[intrinsic]
pub fn float_mul_add<T>(x: T, factor: T, addend: T) -> T;

// Floats as text. `fmt_float` writes the digits of |x| (or `NaN`, `inf`) without a sign and returns how many bytes it
// wrote; `buf` has room for 1200. Modes: 0 Display, 1 Debug, 2 LowerExp, 3 UpperExp; precision -1 means none.
#[intrinsic]
pub fn fmt_float<T>(x: T, mode: u32, precision: isize, buf: *mut u8) -> usize;
#[intrinsic]
pub fn parse_float<T>(text: *const u8, len: usize, out: *mut T) -> bool;

// The world outside.
#[intrinsic]
pub fn write_stdout(text: *const u8, len: usize);
#[intrinsic]
pub fn write_stderr(text: *const u8, len: usize);
#[intrinsic]
pub fn read_stdin(buf: *mut u8, len: usize) -> isize;
#[intrinsic]
pub fn read_stdin_byte() -> i32;
#[intrinsic]
pub fn instant_nanos() -> u64;

// Panics. The caller is the innermost frame that is not `#[track_caller]`.
#[intrinsic]
pub fn write_caller_location();
#[intrinsic]
pub fn write_thread();
#[intrinsic]
pub fn write_panic_note();
#[intrinsic]
pub fn caller_line() -> u32;
#[intrinsic]
pub fn caller_column() -> u32;
#[intrinsic]
pub fn unwind() -> !;
#[intrinsic]
pub fn abort() -> !;
#[intrinsic]
pub fn exit(code: i32) -> !;
#[intrinsic]
pub fn panicking() -> bool;
#[intrinsic]
pub fn black_box<T>(value: T) -> T;
#[intrinsic]
pub const fn unreachable() -> !;
