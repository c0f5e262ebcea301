// A function with another calling convention is put where one with Rust's is asked for, or the other way round. The convention is part
// of the type: a caller has to know where the arguments go.
extern "C" fn c(n: i32) -> i32 {
    n
}

fn rust(n: i32) -> i32 {
    n
}

extern "system" fn system(n: i32) -> i32 {
    n
}

fn main() {
    let _: fn(i32) -> i32 = c; //~ ERROR E0308
    let _: extern "C" fn(i32) -> i32 = rust; //~ ERROR E0308
    let _: extern "C" fn(i32) -> i32 = system; //~ ERROR E0308
    let _: extern "C" fn(i32) -> i32 = |n| n; //~ ERROR E0308
    let _ = [c, rust]; //~ ERROR E0308
    let _ = [1].map(c); //~ ERROR E0277
}
