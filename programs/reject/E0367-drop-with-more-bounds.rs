// `Drop` is implemented with a bound that the type does not have. All values of a type have the same destructor: put the bound on
// the type too.
//@ explains: E0367
trait Close {}

struct Holder<T> {
    value: T,
}

impl<T: Close> Drop for Holder<T> { //~ ERROR E0367
    fn drop(&mut self) {}
}

fn main() {}
