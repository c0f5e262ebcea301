// A shared borrow while a mutable one is alive.
//@ exit: 101
//@ stderr: already mutably borrowed
use std::cell::RefCell;

fn main() {
    let cell = RefCell::new(5);
    let writer = cell.borrow_mut();
    println!("{}", writer);
    println!("{}", cell.borrow());
}

//> 5
