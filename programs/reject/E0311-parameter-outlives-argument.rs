// A generic value is kept as long as a reference whose lifetime has no name, and the type may not live so long. Name the lifetime
// and write `T: 'a`.
//
// In memory: a `T` that holds a reference could be used after what it refers to is freed.
//@ explains: E0311
use std::fmt::Debug;

fn keep<T: Debug>(_life: &i32, value: T) -> Box<dyn Debug + '_> {
    Box::new(value) //~ ERROR E0311
}

fn main() {}
