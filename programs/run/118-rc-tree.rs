// A tree with shared, mutable nodes: children by `Rc`, parents by `Weak`.
use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Folder {
    name: String,
    size: u64,
    parent: RefCell<Weak<Folder>>,
    children: RefCell<Vec<Rc<Folder>>>,
}

impl Folder {
    fn new(name: &str, size: u64) -> Rc<Folder> {
        Rc::new(Folder {
            name: name.to_string(),
            size,
            parent: RefCell::new(Weak::new()),
            children: RefCell::new(vec![]),
        })
    }

    fn add(parent: &Rc<Folder>, child: Rc<Folder>) {
        *child.parent.borrow_mut() = Rc::downgrade(parent);
        parent.children.borrow_mut().push(child);
    }

    fn total(&self) -> u64 {
        self.size + self.children.borrow().iter().map(|child| child.total()).sum::<u64>()
    }

    fn path(&self) -> String {
        match self.parent.borrow().upgrade() {
            Some(parent) => parent.path() + "/" + &self.name,
            None => self.name.clone(),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        println!("close {}", self.name);
    }
}

fn main() {
    let root = Folder::new("root", 1);
    let docs = Folder::new("docs", 10);
    let notes = Folder::new("notes", 100);
    Folder::add(&docs, Rc::clone(&notes));
    Folder::add(&root, docs);
    Folder::add(&root, Folder::new("tmp", 1000));
    println!("{} {}", root.total(), notes.path());
    println!("{} {}", Rc::strong_count(&notes), Rc::weak_count(&root));
    drop(root);
    println!("{} {}", notes.path(), notes.parent.borrow().upgrade().is_none());
}

//> 1111 root/docs/notes
//> 2 2
//> close root
//> close docs
//> close tmp
//> notes true
//> close notes
