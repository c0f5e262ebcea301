// A panic while unwinding from a panic aborts the program.
//@ exit: 134
//@ stderr: panic in a destructor during cleanup
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("second");
    }
}

fn main() {
    let _bomb = Bomb;
    panic!("first");
}
