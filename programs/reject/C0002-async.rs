// `async` is Rust, but not in Cairn's part of it.
//@ rustc-differs: real Rust that Cairn does not have
async fn later() -> i32 { //~ ERROR C0002
    5
}

fn main() {
    println!("nothing is awaited");
}
