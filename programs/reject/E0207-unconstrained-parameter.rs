// A parameter of an `impl` that appears neither in the type nor in the trait cannot be known.
struct Point;

impl<T: Default> Point { //~ ERROR E0207
    fn make(&self) {
        let _: T = T::default();
    }
}

fn main() {}
