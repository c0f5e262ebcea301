// A long list of boxes is dropped recursively: each box's drop calls the next one's.
//@ exit: 134
//@ stderr: has overflowed its stack
struct Node {
    next: Option<Box<Node>>,
}

fn main() {
    let mut list = Node { next: None };
    for _ in 0..500_000 {
        list = Node { next: Some(Box::new(list)) };
    }
    println!("{}", list.next.is_some());
}

//> true
