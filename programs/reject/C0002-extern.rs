// Functions of other languages cannot be called: there is no other language in the machine.
//@ rustc-differs: real Rust that Cairn does not have
unsafe extern "C" { //~ ERROR C0002
    fn abs(n: i32) -> i32;
}

fn main() {
    println!("nothing is called");
}
