//! What rustc asks of its own standard library.

use crate::fmt;
use crate::panicking::panic;
use crate::prelude::v1::*;

#[lang = "panic_const_add_overflow"]
#[track_caller]
pub const fn panic_add() -> ! { panic("attempt to add with overflow") }
#[lang = "panic_const_sub_overflow"]
#[track_caller]
pub const fn panic_sub() -> ! { panic("attempt to subtract with overflow") }
#[lang = "panic_const_mul_overflow"]
#[track_caller]
pub const fn panic_mul() -> ! { panic("attempt to multiply with overflow") }
#[lang = "panic_const_div_overflow"]
#[track_caller]
pub const fn panic_div() -> ! { panic("attempt to divide with overflow") }
#[lang = "panic_const_rem_overflow"]
#[track_caller]
pub const fn panic_rem() -> ! { panic("attempt to calculate the remainder with overflow") }
#[lang = "panic_const_neg_overflow"]
#[track_caller]
pub const fn panic_neg() -> ! { panic("attempt to negate with overflow") }
#[lang = "panic_const_shr_overflow"]
#[track_caller]
pub const fn panic_shr() -> ! { panic("attempt to shift right with overflow") }
#[lang = "panic_const_shl_overflow"]
#[track_caller]
pub const fn panic_shl() -> ! { panic("attempt to shift left with overflow") }
#[lang = "panic_const_div_by_zero"]
#[track_caller]
pub const fn panic_div0() -> ! { panic("attempt to divide by zero") }
#[lang = "panic_const_rem_by_zero"]
#[track_caller]
pub const fn panic_rem0() -> ! { panic("attempt to calculate the remainder with a divisor of zero") }
#[lang = "panic_bounds_check"]
#[track_caller]
fn panic_bounds_check(index: usize, len: usize) -> ! {
    crate::panicking::panic_numbers("index out of bounds: the len is ", len, " but the index is ", index, "")
}
#[lang = "panic_null_pointer_dereference"]
#[track_caller]
fn panic_null() -> ! { panic("null pointer dereference occurred") }
#[lang = "panic_misaligned_pointer_dereference"]
#[track_caller]
fn panic_misaligned(required: usize, found: usize) -> ! { panic("misaligned pointer dereference") }
#[lang = "panic_invalid_enum_construction"]
#[track_caller]
fn panic_enum(source: u128) -> ! { panic("trying to construct an enum from an invalid value") }
#[lang = "panic_nounwind"]
pub const fn panic_nounwind(m: &'static str) -> ! { panic(m) }
#[lang = "panic_cannot_unwind"]
fn panic_cannot_unwind() -> ! { panic("panic in a function that cannot unwind") }
#[lang = "panic_in_cleanup"]
fn panic_in_cleanup() -> ! { panic("panic in a destructor during cleanup") }
#[lang = "const_panic_fmt"]
pub const fn const_panic_fmt(a: fmt::Arguments<'_>) -> ! { panic("const") }
#[lang = "panic_location"]
pub struct Location<'a> {
    file: &'a str,
    line: u32,
    col: u32,
}
#[lang = "eh_personality"]
fn personality() {}
#[lang = "start"]
fn lang_start<T: crate::process::Termination>(main: fn() -> T, _: isize, _: *const *const u8, _: u8) -> isize {
    main().report().to_i32() as isize
}

#[rustc_builtin_macro]
pub macro Debug($item:item) {}
#[rustc_builtin_macro]
pub macro Hash($item:item) {}
#[rustc_builtin_macro]
pub macro derive($item:item) {}
#[rustc_builtin_macro]
pub macro global_allocator($item:item) {}
#[rustc_builtin_macro]
pub macro test($item:item) {}
#[rustc_builtin_macro]
pub macro cfg($($cfg:tt)*) {}

#[macro_export]
#[rustc_builtin_macro]
macro_rules! format_args { ($fmt:expr) => {}; ($fmt:expr, $($args:tt)*) => {}; }
#[macro_export]
#[rustc_builtin_macro]
macro_rules! format_args_nl { ($fmt:expr) => {}; ($fmt:expr, $($args:tt)*) => {}; }
#[macro_export]
#[rustc_builtin_macro]
macro_rules! stringify { ($($t:tt)*) => {}; }
#[macro_export]
#[rustc_builtin_macro]
macro_rules! concat { ($($t:tt)*) => {}; }
#[macro_export]
macro_rules! print { ($($t:tt)*) => { $crate::io::_print($crate::format_args!($($t)*)) }; }
#[macro_export]
macro_rules! println {
    () => { $crate::print!("\n") };
    ($($t:tt)*) => { $crate::io::_print($crate::format_args_nl!($($t)*)) };
}
#[macro_export]
macro_rules! eprintln { ($($t:tt)*) => {{ $crate::io::_eprint($crate::format_args!($($t)*)); }}; }
#[macro_export]
macro_rules! format { ($($t:tt)*) => { $crate::fmt::format($crate::format_args!($($t)*)) }; }
#[macro_export]
macro_rules! write { ($w:expr, $($t:tt)*) => { $w.write_fmt($crate::format_args!($($t)*)) }; }
#[macro_export]
macro_rules! writeln {
    ($w:expr) => { $w.write_fmt($crate::format_args!("\n")) };
    ($w:expr, $($t:tt)*) => { $w.write_fmt($crate::format_args_nl!($($t)*)) };
}
#[macro_export]
macro_rules! panic {
    () => { $crate::panicking::panic("explicit panic") };
    ($($t:tt)*) => { $crate::panicking::panic_fmt($crate::format_args!($($t)*)) };
}
#[macro_export]
macro_rules! assert {
    ($e:expr $(,)?) => { if !$e { $crate::panicking::panic($crate::concat!("assertion failed: ", $crate::stringify!($e))) } };
    ($e:expr, $($t:tt)*) => { if !$e { $crate::panic!($($t)*) } };
}
#[macro_export]
macro_rules! assert_eq {
    ($a:expr, $b:expr $(,)?) => { match (&$a, &$b) { (l, r) => if !(*l == *r) { $crate::panicking::assert_failed($crate::panicking::AssertKind::Eq, &*l, &*r, $crate::option::Option::None) } } };
    ($a:expr, $b:expr, $($t:tt)*) => { match (&$a, &$b) { (l, r) => if !(*l == *r) { $crate::panicking::assert_failed($crate::panicking::AssertKind::Eq, &*l, &*r, $crate::option::Option::Some($crate::format_args!($($t)*))) } } };
}
#[macro_export]
macro_rules! assert_ne {
    ($a:expr, $b:expr $(,)?) => { match (&$a, &$b) { (l, r) => if *l == *r { $crate::panicking::assert_failed($crate::panicking::AssertKind::Ne, &*l, &*r, $crate::option::Option::None) } } };
}
#[macro_export]
macro_rules! matches { ($e:expr, $p:pat $(if $g:expr)? $(,)?) => { match $e { $p $(if $g)? => true, _ => false } }; }
#[macro_export]
macro_rules! vec {
    () => { $crate::vec::Vec::new() };
    ($e:expr; $n:expr) => { $crate::vec::from_elem($e, $n) };
    ($($x:expr),+ $(,)?) => { $crate::vec::into_vec($crate::boxed::Box::new([$($x),+])) };
}
#[macro_export]
macro_rules! unreachable { ($($t:tt)*) => { $crate::panic!("internal error: entered unreachable code") }; }
#[macro_export]
macro_rules! todo { () => { $crate::panic!("not yet implemented") }; }

impl<'a> fmt::Formatter<'a> {
    pub fn debug_struct_field1_finish(&mut self, name: &str, n0: &str, v0: &dyn fmt::Debug) -> fmt::Result { let mut b = self.debug_struct(name); b.field(n0, &v0); b.finish() }
    pub fn debug_tuple_field1_finish(&mut self, name: &str, v0: &dyn fmt::Debug) -> fmt::Result { let mut b = self.debug_tuple(name); b.field(&v0); b.finish() }
    pub fn debug_struct_field2_finish(&mut self, name: &str, n0: &str, v0: &dyn fmt::Debug, n1: &str, v1: &dyn fmt::Debug) -> fmt::Result { let mut b = self.debug_struct(name); b.field(n0, &v0); b.field(n1, &v1); b.finish() }
    pub fn debug_tuple_field2_finish(&mut self, name: &str, v0: &dyn fmt::Debug, v1: &dyn fmt::Debug) -> fmt::Result { let mut b = self.debug_tuple(name); b.field(&v0); b.field(&v1); b.finish() }
    pub fn debug_struct_field3_finish(&mut self, name: &str, n0: &str, v0: &dyn fmt::Debug, n1: &str, v1: &dyn fmt::Debug, n2: &str, v2: &dyn fmt::Debug) -> fmt::Result { let mut b = self.debug_struct(name); b.field(n0, &v0); b.field(n1, &v1); b.field(n2, &v2); b.finish() }
    pub fn debug_tuple_field3_finish(&mut self, name: &str, v0: &dyn fmt::Debug, v1: &dyn fmt::Debug, v2: &dyn fmt::Debug) -> fmt::Result { let mut b = self.debug_tuple(name); b.field(&v0); b.field(&v1); b.field(&v2); b.finish() }
    pub fn debug_struct_field4_finish(&mut self, name: &str, n0: &str, v0: &dyn fmt::Debug, n1: &str, v1: &dyn fmt::Debug, n2: &str, v2: &dyn fmt::Debug, n3: &str, v3: &dyn fmt::Debug) -> fmt::Result { let mut b = self.debug_struct(name); b.field(n0, &v0); b.field(n1, &v1); b.field(n2, &v2); b.field(n3, &v3); b.finish() }
    pub fn debug_tuple_field4_finish(&mut self, name: &str, v0: &dyn fmt::Debug, v1: &dyn fmt::Debug, v2: &dyn fmt::Debug, v3: &dyn fmt::Debug) -> fmt::Result { let mut b = self.debug_tuple(name); b.field(&v0); b.field(&v1); b.field(&v2); b.field(&v3); b.finish() }
    pub fn debug_struct_field5_finish(&mut self, name: &str, n0: &str, v0: &dyn fmt::Debug, n1: &str, v1: &dyn fmt::Debug, n2: &str, v2: &dyn fmt::Debug, n3: &str, v3: &dyn fmt::Debug, n4: &str, v4: &dyn fmt::Debug) -> fmt::Result { let mut b = self.debug_struct(name); b.field(n0, &v0); b.field(n1, &v1); b.field(n2, &v2); b.field(n3, &v3); b.field(n4, &v4); b.finish() }
    pub fn debug_tuple_field5_finish(&mut self, name: &str, v0: &dyn fmt::Debug, v1: &dyn fmt::Debug, v2: &dyn fmt::Debug, v3: &dyn fmt::Debug, v4: &dyn fmt::Debug) -> fmt::Result { let mut b = self.debug_tuple(name); b.field(&v0); b.field(&v1); b.field(&v2); b.field(&v3); b.field(&v4); b.finish() }
    pub fn debug_struct_fields_finish(&mut self, name: &str, names: &[&str], values: &[&dyn fmt::Debug]) -> fmt::Result {
        let mut b = self.debug_struct(name);
        let mut i = 0;
        while i < names.len() {
            b.field(names[i], &values[i]);
            i += 1;
        }
        b.finish()
    }
    pub fn debug_tuple_fields_finish(&mut self, name: &str, values: &[&dyn fmt::Debug]) -> fmt::Result {
        let mut b = self.debug_tuple(name);
        let mut i = 0;
        while i < values.len() {
            b.field(&values[i]);
            i += 1;
        }
        b.finish()
    }
}
