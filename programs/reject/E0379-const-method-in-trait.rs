// A method of a trait is `const`. Which impl is called may be known only when the program runs.
//@ explains: E0379
trait Make {
    const fn make() -> i32; //~ ERROR E0379
}

fn main() {}
