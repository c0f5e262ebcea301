// `Drop` is implemented for some instances of a generic type only. Whether a value needs a destructor must not depend on what it
// holds: implement it for all.
//@ explains: E0366
struct Holder<T> {
    value: T,
}

impl Drop for Holder<u32> { //~ ERROR E0366
    fn drop(&mut self) {}
}

fn main() {}
