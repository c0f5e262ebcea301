// A generic value is kept as long as a lifetime `'a`, and its type may not live that long. `T` may be a type with references in it that
// end sooner: what is kept for `'a` has to say `T: 'a`.
//
// In memory: were `T` a `&String`, the box would hold the address of a `String` that may be gone before `'a` ends; whoever prints the
// box later reads what is there by then.
//@ explains: E0309
use std::fmt::Debug;

fn boxed<'a, T: Debug>(value: T) -> Box<dyn Debug + 'a> {
    Box::new(value) //~ ERROR E0309
}

fn main() {
    let kept;
    {
        let s = String::from("stone");
        kept = boxed(&s);
    }
    println!("{:?}", kept);
}

/* Mended: say that what `T` is made of lives as long.
use std::fmt::Debug;

fn boxed<'a, T: Debug + 'a>(value: T) -> Box<dyn Debug + 'a> {
    Box::new(value)
}

fn main() {
    println!("{:?}", boxed(1));
}
*/
