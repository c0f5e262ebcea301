// Of the functions of other languages, only some of C's library can be called, such as `abs`: there is no other language in the machine.
//@ rustc-differs: real Rust that Cairn does not have
unsafe extern "C" {
    fn abs(n: i32) -> i32;
    fn getpid() -> i32; //~ ERROR C0002
}

fn main() {
    println!("{}", unsafe { abs(-1) });
}
