// An associated type with a bound: what it is given must live as long, in every impl.
trait Keep<'a> {
    type Out: 'a;
}

struct Wrap<'a>(&'a str);

impl<'a, 'b> Keep<'a> for &'b Wrap<'b> {
    type Out = &'b str; //~ ERROR E0477
}

fn main() {}
