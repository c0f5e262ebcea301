// Inside of a type, a reference may not live longer than what it refers to holds.
trait Keep<'a> {
    type Out;
}

impl<'a, 'b> Keep<'a> for &'b str {
    type Out = &'a &'b str; //~ ERROR E0491
}

fn main() {}
