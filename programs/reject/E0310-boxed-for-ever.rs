// A generic value is kept where only what lives as long as the program may be, and its type may hold short borrows. `Box<dyn Debug>` as
// a result means `Box<dyn Debug + 'static>`: nothing in it may ever end. What `T` is made of has to say that: `T: 'static`.
//
// In memory: were `T` a `&String`, the box would hold the address of a `String`, and the types would say that it may be kept for ever.
// The `String` goes out of scope, the box does not: what it prints then is a block that was freed.
//@ explains: E0310
use std::fmt::Debug;

fn boxed<T: Debug>(value: T) -> Box<dyn Debug> {
    Box::new(value) //~ ERROR E0310
}

fn main() {
    let kept;
    {
        let s = String::from("stone");
        kept = boxed(&s);
    }
    println!("{:?}", kept);
}

/* Mended: ask for a type without short borrows: numbers, `String`, `&'static str`.
use std::fmt::Debug;

fn boxed<T: Debug + 'static>(value: T) -> Box<dyn Debug> {
    Box::new(value)
}

fn main() {
    println!("{:?}", boxed(1));
}
*/

/* Mended: let the box live no longer than what is put into it.
use std::fmt::Debug;

fn boxed<'a, T: Debug + 'a>(value: T) -> Box<dyn Debug + 'a> {
    Box::new(value)
}

fn main() {
    let s = String::from("stone");
    println!("{:?}", boxed(&s));
}
*/
