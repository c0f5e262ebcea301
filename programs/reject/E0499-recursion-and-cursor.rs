// Walking a list with a mutable cursor: the cursor must move on, not be used beside what it pointed at.
struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

fn last(mut node: &mut Node) -> &mut Node {
    while let Some(next) = &mut node.next {
        node = next;
    }
    node //~ ERROR E0499
}

fn both(node: &mut Node) -> (&mut i32, &mut i32) {
    let a = &mut node.value;
    let b = &mut node.value; //~ ERROR E0499
    (a, b)
}

fn apart(node: &mut Node) -> (&mut i32, &mut Option<Box<Node>>) {
    (&mut node.value, &mut node.next)
}

fn main() {
    let mut node = Node { value: 1, next: None };
    last(&mut node).value += 1;
    *both(&mut node).0 += 1;
    *apart(&mut node).0 += 1;
}
