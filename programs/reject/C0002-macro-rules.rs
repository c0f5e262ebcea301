// Macros of one's own are Rust, but not in Cairn's part of it: Cairn says so instead of guessing.
//@ rustc-differs: real Rust that Cairn does not have
macro_rules! square { //~ ERROR C0002
    ($x:expr) => {
        $x * $x
    };
}

fn main() {
    println!("no macro is called here, so that there is one error");
}
