// x
//@ explains: E0657
trait Id<T> {}

trait Lt<'a> {}

impl<'a> Lt<'a> for () {}

impl<T> Id<T> for T {}

fn free() -> Box<dyn for<'a> Id<impl Lt<'a>>> { //~ ERROR E0657
    Box::new(())
}

fn main() {}
