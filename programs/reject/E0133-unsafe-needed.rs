// Following a raw pointer, calling an `unsafe fn`, or touching a `static mut` is the programmer's responsibility: say `unsafe`.
static mut COUNT: i32 = 0;

unsafe fn read(p: *const i32) -> i32 {
    unsafe { *p }
}

fn main() {
    let x = 1;
    let p = &raw const x;
    println!("{}", *p); //~ ERROR E0133
    println!("{}", read(p)); //~ ERROR E0133
    COUNT += 1; //~ ERROR E0133
}
