// A method is looked for behind more dereferences than the limit of 128 allows. Here the type dereferences to itself, so that the
// search would never end.
//@ explains: E0055
//@ rustc-differs: rustc says too, as E0599, that there is no such method
use std::ops::Deref;

struct Loop;

impl Deref for Loop {
    type Target = Loop;

    fn deref(&self) -> &Loop {
        self
    }
}

fn main() {
    Loop.anything(); //~ ERROR E0055
}
