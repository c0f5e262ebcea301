// The destructor cannot be called by hand: it would run twice. Write `drop(x)`.
struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {}
}

fn main() {
    let n = Noisy;
    n.drop(); //~ ERROR E0040
}
