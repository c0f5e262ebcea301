// A trait's parameter has `Self` as its default, and a trait object leaves it out. The type inside of a trait object is unknown:
// name the parameter.
//@ explains: E0393
trait Compare<T = Self> {}

fn same(a: &dyn Compare) {} //~ ERROR E0393

fn main() {}
