// `Rc` shares one value among several owners and counts them.
use std::rc::{Rc, Weak};

struct Node {
    name: String,
    parent: Option<Weak<Node>>,
}

impl Drop for Node {
    fn drop(&mut self) {
        println!("drop {}", self.name);
    }
}

fn main() {
    let root = Rc::new(Node { name: String::from("root"), parent: None });
    println!("{} {}", Rc::strong_count(&root), Rc::weak_count(&root));
    let child = Node { name: String::from("child"), parent: Some(Rc::downgrade(&root)) };
    let also = Rc::clone(&root);
    println!("{} {}", Rc::strong_count(&root), Rc::weak_count(&root));
    println!("{} {}", also.name, Rc::ptr_eq(&root, &also));
    if let Some(parent) = child.parent.as_ref().and_then(|weak| weak.upgrade()) {
        println!("{} {}", parent.name, Rc::strong_count(&parent));
    }
    drop(root);
    drop(also);
    println!("{}", child.parent.as_ref().unwrap().upgrade().is_none());
    let text: Rc<str> = Rc::from("shared");
    let mut number = Rc::new(5);
    *Rc::get_mut(&mut number).unwrap() += 1;
    println!("{} {}", text.len(), number);
    println!("{:?}", Rc::try_unwrap(number));
}

//> 1 0
//> 2 1
//> root true
//> root 3
//> drop root
//> true
//> 6 6
//> Ok(6)
//> drop child
