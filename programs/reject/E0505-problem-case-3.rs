// What is borrowed for a result on one way cannot be moved on the others: "problem case 3" of the rules (RFC 2094), with a `&mut`
// that is given away. Where a child is found it is returned. Where it is not the function wants to pass on `node` itself, which
// today's checker (NLL) takes for borrowed still.
//
// In memory: nothing would have gone wrong. There is one address of a node at any time: either the child's, which is returned, or
// the node's own. Polonius, the checker that is to come, looks at each way by itself and accepts this function.
struct Node {
    value: u32,
    next: Option<Box<Node>>,
}

fn child(node: &mut Node, value: u32) -> Option<&mut Node> {
    node.next.as_deref_mut().filter(|next| next.value == value)
}

fn keep<T>(value: T) -> T {
    value
}

fn child_or_self(node: &mut Node, value: u32) -> &mut Node {
    if let Some(found) = child(node, value) {
        return found;
    }
    let kept = keep(node); //~ ERROR E0505
    kept
}

fn main() {
    let mut node = Node { value: 1, next: None };
    child_or_self(&mut node, 2).value += 1;
    println!("{}", node.value);
}

/* Mended: ask first, without keeping the reference.
struct Node {
    value: u32,
    next: Option<Box<Node>>,
}

fn child(node: &mut Node, value: u32) -> Option<&mut Node> {
    node.next.as_deref_mut().filter(|next| next.value == value)
}

fn keep<T>(value: T) -> T {
    value
}

fn child_or_self(node: &mut Node, value: u32) -> &mut Node {
    if child(node, value).is_none() {
        return keep(node);
    }
    child(node, value).expect("found a moment ago")
}

fn main() {
    let mut node = Node { value: 1, next: None };
    child_or_self(&mut node, 2).value += 1;
    println!("{}", node.value);
}
*/
