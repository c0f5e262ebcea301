// A generic value is stored behind a reference with a lifetime that the type may not live as long as. What `T` is made of could
// hold references that end sooner: write `T: 'a`.
//
// In memory: a `T` that holds a reference could be reached, through the longer one, after what it refers to is freed.
//@ explains: E0309
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
