// A type with a lifetime parameter is written without it where that must be seen: in the header of an impl. Write `Holder<'_>`.
//@ explains: E0726
struct Holder<'a> {
    text: &'a str,
}

trait Show {}

impl Show for Holder {} //~ ERROR E0726

fn main() {}
