// A tree whose nodes know their parents weakly.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

#[derive(Debug)]
struct TreeNode {
    name: String,
    size: Cell<u64>,
    parent: RefCell<Weak<TreeNode>>,
    children: RefCell<Vec<Rc<TreeNode>>>,
}

impl TreeNode {
    fn new(name: impl Into<String>, size: u64) -> Rc<Self> {
        Rc::new(TreeNode {
            name: name.into(),
            size: Cell::new(size),
            parent: RefCell::new(Weak::new()),
            children: RefCell::default(),
        })
    }
    fn adopt(parent: &Rc<Self>, child: Rc<Self>) -> Rc<Self> {
        *child.parent.borrow_mut() = Rc::downgrade(parent);
        parent.children.borrow_mut().push(Rc::clone(&child));
        child
    }
    fn total(&self) -> u64 {
        self.size.get() + self.children.borrow().iter().map(|c| c.total()).sum::<u64>()
    }
    fn path(&self) -> String {
        match self.parent.borrow().upgrade() {
            Some(p) => format!("{}/{}", p.path(), self.name),
            None => self.name.clone(),
        }
    }
    fn depth(&self) -> usize {
        std::iter::successors(self.parent.borrow().upgrade(), |p| p.parent.borrow().upgrade())
            .count()
    }
    fn walk(self: &Rc<Self>, visit: &mut dyn FnMut(&Rc<TreeNode>)) {
        visit(self);
        for child in self.children.borrow().iter() {
            child.walk(visit);
        }
    }
    fn breadth_first(root: &Rc<Self>) -> Vec<String> {
        let mut queue = VecDeque::from([root.clone()]);
        let mut names = vec![];
        while let Some(node) = queue.pop_front() {
            names.push(node.name.to_uppercase());
            queue.extend(node.children.borrow().iter().cloned());
        }
        names
    }
}
impl Drop for TreeNode {
    fn drop(&mut self) {
        println!("drop {}", self.name);
    }
}

fn main() {
    let root = TreeNode::new("root", 1);
    let usr = TreeNode::adopt(&root, TreeNode::new("usr", 10));
    let bin = TreeNode::adopt(&usr, TreeNode::new(String::from("bin"), 200));
    TreeNode::adopt(&usr, TreeNode::new('l'.to_string() + "ib", 300));
    TreeNode::adopt(&root, TreeNode::new("tmp", 7));
    println!("{} {} {}", root.total(), bin.path(), bin.depth());
    bin.size.set(bin.size.get() * 2);
    bin.size.replace(bin.size.take() + 1);
    println!("{}", usr.total());
    let mut lines = Vec::new();
    root.walk(&mut |n| {
        lines.push(format!("{:indent$}{} ({})", "", n.name, n.size.get(), indent = n.depth() * 2))
    });
    println!("{}", lines.join("\n"));
    println!("{:?}", TreeNode::breadth_first(&root));
    println!("strong {} weak {}", Rc::strong_count(&usr), Rc::weak_count(&usr));
    let removed: Vec<_> = root.children.borrow_mut().extract_if(.., |c| c.total() < 100).collect();
    println!("removed {:?}", removed.iter().map(|c| &c.name[..]).collect::<Vec<_>>());
    drop(removed);
    println!("{:?}", root.children.try_borrow_mut().map(|v| v.len()).is_ok());
    let orphan = {
        drop(root);
        usr.parent.borrow().upgrade()
    };
    println!("{} {}", orphan.is_none(), bin.path());
    println!("{:?}", Rc::try_unwrap(bin).map(|_| ()).map_err(|b| Rc::strong_count(&b)));
}

//> 518 root/usr/bin 2
//> 711
//> root (1)
//>   usr (10)
//>     bin (401)
//>     lib (300)
//>   tmp (7)
//> ["ROOT", "USR", "TMP", "BIN", "LIB"]
//> strong 2 weak 2
//> removed ["tmp"]
//> drop tmp
//> true
//> drop root
//> true usr/bin
//> Err(2)
//> drop usr
//> drop bin
//> drop lib
