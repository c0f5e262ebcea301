// A method of an impl takes `impl Trait` where the trait has a type parameter, or the other way round. Callers may name a
// parameter's type, but not that of an `impl Trait`.
//@ explains: E0643
trait Show {
    fn show(&self, value: &impl Iterator);
}

struct Screen;

impl Show for Screen {
    fn show<T: Iterator>(&self, value: &T) {} //~ ERROR E0643
}

fn main() {}
