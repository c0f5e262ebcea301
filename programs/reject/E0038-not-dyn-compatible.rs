// A trait whose methods need to know `Self` cannot be used through a table of functions.
trait Duplicate {
    fn duplicate(&self) -> Self;
}

trait Generic {
    fn take<T>(&self, value: T);
}

fn use_it(x: &dyn Duplicate) {} //~ ERROR E0038

fn main() {
    let v: Vec<Box<dyn Generic>> = Vec::new(); //~ ERROR E0038
}
