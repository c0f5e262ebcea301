// `std::process::exit` ends the program at once: no drops run.
//@ exit: 7
struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("never printed");
    }
}

fn main() {
    let _noisy = Noisy;
    println!("before");
    if std::mem::size_of::<Noisy>() == 0 {
        std::process::exit(7);
    }
    println!("after");
}

//> before
