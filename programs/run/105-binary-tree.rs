// A binary search tree with insertion, removal, lookup, and traversal.
#[derive(Debug, Default)]
struct Tree {
    root: Link,
    size: usize,
}

type Link = Option<Box<Node>>;

#[derive(Debug)]
struct Node {
    key: i32,
    left: Link,
    right: Link,
}

impl Tree {
    fn insert(&mut self, key: i32) -> bool {
        let mut link = &mut self.root;
        while let Some(node) = link {
            if key == node.key {
                return false;
            }
            link = if key < node.key { &mut node.left } else { &mut node.right };
        }
        *link = Some(Box::new(Node { key, left: None, right: None }));
        self.size += 1;
        true
    }

    fn contains(&self, key: i32) -> bool {
        let mut link = &self.root;
        while let Some(node) = link {
            if key == node.key {
                return true;
            }
            link = if key < node.key { &node.left } else { &node.right };
        }
        false
    }

    fn remove(&mut self, key: i32) -> bool {
        let removed = remove(&mut self.root, key);
        if removed {
            self.size -= 1;
        }
        removed
    }

    fn in_order(&self) -> Vec<i32> {
        let mut keys = Vec::new();
        visit(&self.root, &mut keys);
        keys
    }
}

fn remove(link: &mut Link, key: i32) -> bool {
    match link {
        None => false,
        Some(node) if key < node.key => remove(&mut node.left, key),
        Some(node) if key > node.key => remove(&mut node.right, key),
        Some(node) => {
            match (node.left.take(), node.right.take()) {
                (None, None) => *link = None,
                (Some(child), None) | (None, Some(child)) => *link = Some(child),
                (Some(left), Some(right)) => {
                    node.left = Some(left);
                    node.right = Some(right);
                    node.key = take_smallest(&mut node.right);
                }
            }
            true
        }
    }
}

fn take_smallest(link: &mut Link) -> i32 {
    if link.as_ref().is_some_and(|node| node.left.is_some()) {
        return take_smallest(&mut link.as_mut().unwrap().left);
    }
    let node = link.take().unwrap();
    *link = node.right;
    node.key
}

fn visit(link: &Link, keys: &mut Vec<i32>) {
    if let Some(node) = link {
        visit(&node.left, keys);
        keys.push(node.key);
        visit(&node.right, keys);
    }
}

fn depth(link: &Link) -> usize {
    match link {
        None => 0,
        Some(node) => 1 + depth(&node.left).max(depth(&node.right)),
    }
}

fn main() {
    let mut tree = Tree::default();
    for key in [50, 30, 70, 20, 40, 60, 80, 30] {
        print!("{} ", tree.insert(key));
    }
    println!();
    println!("{:?} {} {}", tree.in_order(), tree.size, depth(&tree.root));
    println!("{} {}", tree.contains(60), tree.contains(65));
    println!("{} {} {}", tree.remove(20), tree.remove(50), tree.remove(99));
    println!("{:?} {}", tree.in_order(), tree.size);
}

//> true true true true true true true false 
//> [20, 30, 40, 50, 60, 70, 80] 7 3
//> true false
//> true true false
//> [30, 40, 60, 70, 80] 5
