// An associated type may rely on what the type that implements the trait implies; the body of a function only on what is written.
struct Holder<'a, T> {
    value: &'a T,
}

trait Get<'a> {
    type Out: 'a;
}

impl<'a, T> Get<'a> for Holder<'a, T> {
    type Out = Box<T>;
}

fn boxed<'a, T: std::fmt::Debug>(value: T) -> Box<dyn std::fmt::Debug + 'a> {
    Box::new(value) //~ ERROR E0309
}

fn main() {}
