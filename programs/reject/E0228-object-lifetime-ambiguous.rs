// A trait object in a type's argument lives as long as the type says of that parameter. Where it names two lifetimes, write one: `dyn Shape + 'a`.
//@ explains: E0228
trait Shape {}

struct Pair<'a, 'b, T: ?Sized + 'a + 'b> {
    first: &'a T,
    second: &'b T,
}

type Shapes<'a, 'b> = Pair<'a, 'b, dyn Shape>; //~ ERROR E0228

fn main() {}
/* Mended: say which lifetime the object has.
trait Shape {}

struct Pair<'a, 'b, T: ?Sized + 'a + 'b> {
    first: &'a T,
    second: &'b T,
}

type Shapes<'a> = Pair<'a, 'a, dyn Shape + 'a>;

fn main() {}
*/
