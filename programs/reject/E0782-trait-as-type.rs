// A trait is used as a type. Write `dyn Trait` behind a reference or box for any value that has it, or `impl Trait` for one that
// the compiler knows.
//@ explains: E0782
trait Shape {}

fn area(shape: &Shape) {} //~ ERROR E0782

fn main() {}
