// Two mutable borrows of a `RefCell` at once.
//@ exit: 101
//@ stderr: already borrowed
use std::cell::RefCell;

fn main() {
    let cell = RefCell::new(vec![1]);
    let mut first = cell.borrow_mut();
    first.push(2);
    println!("{}", first.len());
    let second = cell.borrow_mut();
    println!("{}", second.len());
}

//> 2
