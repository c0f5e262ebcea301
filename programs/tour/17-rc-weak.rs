// Lesson 17: the same two nodes, with one of the arrows weak.
//
//     cairn run programs/tour/17-rc-weak.rs --dump end
//
// A `Weak` does not own: it keeps the block's memory, not its value, and must be upgraded to look inside. Compare the counts
// with lesson 16. Now both nodes are dropped, and nothing is left on the heap.
use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Node {
    name: &'static str,
    parent: RefCell<Weak<Node>>,
    child: RefCell<Option<Rc<Node>>>,
}

impl Drop for Node {
    fn drop(&mut self) {
        println!("drop {}", self.name);
    }
}

fn node(name: &'static str) -> Rc<Node> {
    Rc::new(Node { name, parent: RefCell::new(Weak::new()), child: RefCell::new(None) })
}

fn main() {
    let parent = node("parent");
    let child = node("child");
    *parent.child.borrow_mut() = Some(Rc::clone(&child));
    *child.parent.borrow_mut() = Rc::downgrade(&parent);
    println!("{} {}", Rc::strong_count(&parent), Rc::weak_count(&parent));
    println!("{} {}", Rc::strong_count(&child), Rc::weak_count(&child));
    let up = child.parent.borrow().upgrade();
    println!("{}", up.map_or("gone", |node| node.name));
    drop(parent);
    println!("{}", child.parent.borrow().upgrade().is_none());
}

//> 1 1
//> 2 0
//> parent
//> drop parent
//> true
//> drop child
