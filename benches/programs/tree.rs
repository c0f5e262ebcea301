// Allocation: binary trees of boxes, made, walked and dropped.
struct Node {
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

fn make(depth: u32) -> Node {
    if depth == 0 {
        Node { left: None, right: None }
    } else {
        Node { left: Some(Box::new(make(depth - 1))), right: Some(Box::new(make(depth - 1))) }
    }
}

fn count(node: &Node) -> u32 {
    let left = match &node.left {
        Some(left) => count(left),
        None => 0,
    };
    let right = match &node.right {
        Some(right) => count(right),
        None => 0,
    };
    1 + left + right
}

fn main() {
    let mut total = 0;
    for _ in 0..20 {
        total += count(&make(14));
    }
    println!("{}", total);
}
