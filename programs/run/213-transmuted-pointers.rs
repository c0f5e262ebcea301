// A pointer to what has a size is one word, whatever it points to.

use std::mem::{MaybeUninit, transmute};
fn f<T>(val: &mut T) -> &mut MaybeUninit<T> {
    unsafe { transmute(val) }
}
fn g<T: ?Sized>(val: &T) -> *const T {
    unsafe { transmute(val) }
}
fn h<T>(val: &T) -> usize {
    unsafe { transmute(val) }
}
fn main() {
    let mut x = 3;
    f(&mut x).write(4);
    println!("{x} {}", h(&x) != 0);
    let _ = g("a");
}

//> 4 true
