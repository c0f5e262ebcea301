// Lesson 16: two owners of each other are never freed.
//
//     cairn run programs/tour/16-rc-cycle.rs --dump end
//
// Each node's count is two: its variable and the other node. When the variables go, each count falls to one and stays
// there. "drop" is never printed and both blocks stay on the heap: a leak, safe but lost.
//@ leaks: 2
use std::cell::RefCell;
use std::rc::Rc;

struct Node {
    name: &'static str,
    other: RefCell<Option<Rc<Node>>>,
}

impl Drop for Node {
    fn drop(&mut self) {
        println!("drop {}", self.name);
    }
}

fn main() {
    let a = Rc::new(Node { name: "a", other: RefCell::new(None) });
    let b = Rc::new(Node { name: "b", other: RefCell::new(Some(Rc::clone(&a))) });
    *a.other.borrow_mut() = Some(Rc::clone(&b));
    println!("{} {}", Rc::strong_count(&a), Rc::strong_count(&b));
    println!("{}", a.other.borrow().as_ref().map_or("nobody", |node| node.name));
}

//> 2 2
//> b
