// `process::exit` with a code of its own; nothing is dropped.
//@ exit: 42
struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("never");
    }
}

fn main() {
    let _noisy = Noisy;
    println!("leaving");
    std::process::exit(42);
}

//> leaving
