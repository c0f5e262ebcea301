// A `union` is Rust, but not in Cairn's part of it.
//@ rustc-differs: real Rust that Cairn does not have
union Bits { //~ ERROR C0002
    float: f32,
    int: u32,
}

fn main() {
    println!("nothing is read");
}
