// A borrow lasts until a destructor that may look at it has run: the destructor of a field, of what a closure has captured, of a
// trait object, of which nobody knows what it is.
use std::fmt::Display;

struct Guard<'a>(&'a String);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

struct Holds<'a> {
    _guard: Guard<'a>,
}

fn in_a_field() {
    let mut text = String::new();
    let _holds = Holds { _guard: Guard(&text) };
    text.push('a'); //~ ERROR E0502
}

fn in_a_closure() {
    let mut text = String::new();
    let guard = Guard(&text);
    let _closure = move || look(&guard);
    text.push('a'); //~ ERROR E0502
}

fn look(guard: &Guard) {
    println!("{}", guard.0);
}

fn in_an_object() {
    let mut text = String::new();
    let _object: Box<dyn Display + '_> = Box::new(&text);
    text.push('a'); //~ ERROR E0502
}

fn in_a_vector_of_references() {
    let mut text = String::new();
    let _list = vec![&text];
    text.push('a');
}

fn main() {
    in_a_field();
    in_a_closure();
    in_an_object();
    in_a_vector_of_references();
}
