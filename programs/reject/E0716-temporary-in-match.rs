// A guard that is made inside an expression ends with it.
use std::cell::RefCell;

fn main() {
    let cell = RefCell::new(vec![1, 2]);
    let slice = cell.borrow().as_slice(); //~ ERROR E0716
    println!("{:?}", slice);
    let first = cell.borrow().first().unwrap(); //~ ERROR E0716
    println!("{}", first);
    let n = cell.borrow()[0];
    println!("{}", n);
}
