// A generic value is kept as long as a reference whose lifetime has no name, and its type may not live so long. Name the lifetime and
// write `T: 'a`.
//
// In memory: were `T` a reference, its target could be gone while `life` is still there, and with it the box: what is printed then is
// what has taken that place.
//@ explains: E0311
use std::fmt::Debug;

fn keep<T: Debug>(life: &i32, value: T) -> Box<dyn Debug + '_> {
    println!("{}", life);
    Box::new(value) //~ ERROR E0311
}

fn main() {
    let life = 1;
    let kept;
    {
        let s = String::from("stone");
        kept = keep(&life, &s);
    }
    println!("{:?}", kept);
}

/* Mended: name the lifetime, so that one can say that `T` lives as long.
use std::fmt::Debug;

fn keep<'a, T>(life: &'a i32, value: T) -> Box<dyn Debug + 'a>
where
    T: Debug + 'a,
{
    println!("{}", life);
    Box::new(value)
}

fn main() {
    println!("{:?}", keep(&1, 2));
}
*/
