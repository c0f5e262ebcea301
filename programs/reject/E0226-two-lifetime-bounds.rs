// A trait object has more than one lifetime bound. One says all there is to say: all references inside of the value live at least
// that long.
//@ explains: E0226
trait Shape {}

type Both<'a, 'b> = dyn Shape + 'a + 'b; //~ ERROR E0226

fn main() {}
