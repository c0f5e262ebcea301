// Dropping a value of a type that contains itself would never end: before it, the value inside of it would have to be dropped, and before that
// one the value inside of that. Only where a value is made is this asked; the type alone is E0072.
enum List { //~ ERROR E0072
//~^ ERROR E0391 needs drop
    Cons(i32, List),
    Nil,
}

struct Outer { //~ ERROR E0072
    inner: Inner,
}

struct Inner { //~ ERROR E0391 needs drop
    outer: Outer,
    maybe: Option<Outer>,
}

fn takes(_outer: Outer) {}

fn looks_at(_outer: &Outer, _more: &[Inner]) {}

fn main() {
    let list = List::Cons(1, List::Nil);
    drop(list);
}

/* Mended: behind a `Box` the next one is a pointer
enum List {
    Cons(i32, Box<List>),
    Nil,
}

fn main() {
    let list = List::Cons(1, Box::new(List::Nil));
    drop(list);
}
*/
