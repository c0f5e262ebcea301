// The references of a method must be related as in the trait: here the result borrows from `a`, not from `self`.
trait Pick {
    fn pick<'a>(&self, a: &'a str) -> &'a str;
}

struct First;

impl Pick for First {
    fn pick(&self, a: &str) -> &str { //~ ERROR -
        a //~ ERROR -
    }
}

fn main() {}
