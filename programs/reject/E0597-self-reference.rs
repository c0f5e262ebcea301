// A struct that borrows from itself can never be moved or dropped safely.
use std::cell::RefCell;

struct Node<'a> {
    name: String,
    other: RefCell<Option<&'a Node<'a>>>,
}

impl Drop for Node<'_> {
    fn drop(&mut self) {
        println!("{}", self.name);
    }
}

fn main() {
    let a = Node { name: String::from("a"), other: RefCell::new(None) };
    let b = Node { name: String::from("b"), other: RefCell::new(None) };
    *a.other.borrow_mut() = Some(&b); //~ ERROR E0597
    *b.other.borrow_mut() = Some(&a); //~ ERROR E0597
}
