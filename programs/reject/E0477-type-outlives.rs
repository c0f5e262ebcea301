// A type holds references that may not live as long as a lifetime or bound of its impl asks.
//
// In memory: through the longer-lived type one could reach what its shorter references refer to, after that is freed.
//@ explains: E0477
trait Keep<'a> {
    type Out: 'a;
}

struct Wrap<'a>(&'a str);

impl<'a, 'b> Keep<'a> for &'b Wrap<'b> {
    type Out = &'b str; //~ ERROR E0477
}

fn main() {}
