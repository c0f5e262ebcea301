// A method of an `impl` may not ask for more than the trait does.
trait Show {
    fn show<T>(&self, value: T);
}

struct Screen;

impl Show for Screen {
    fn show<T: std::fmt::Debug>(&self, value: T) {} //~ ERROR E0276
}

fn main() {}
