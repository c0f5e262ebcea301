// Files, threads and channels are Rust, but the machine has one thread and no files: Cairn says so by name.
//@ rustc-differs: real Rust that Cairn does not have
use std::fs::File; //~ ERROR C0002 `std::fs`
use std::path::*; //~ ERROR C0002 `std::path`
use std::sync::mpsc; //~ ERROR C0002 `std::sync::mpsc`

fn main() {
    let _file = File::open("notes.txt");
    let _channel = mpsc::channel::<i32>();
    let handle = std::thread::spawn(|| 1); //~ ERROR C0002 `std::thread::spawn`
    println!("{:?}", handle.join());
}
