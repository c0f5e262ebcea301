// A reference lives longer than what the type behind it holds. `&'a &'b T` makes sense only if `'b` lives at least as long as
// `'a`.
//
// In memory: through the outer reference one could follow the inner one after what that points at is freed.
//@ explains: E0491
trait Keep<'a> {
    type Out;
}

impl<'a, 'b> Keep<'a> for &'b str {
    type Out = &'a &'b str; //~ ERROR E0491
}

fn main() {}
