// The address of a static is known before its value: a ring of statics is fine.
//> 1
//> 2
//> 1
//> 2

struct Node {
    value: u32,
    next: Option<&'static Node>,
}

static FIRST: Node = Node { value: 1, next: Some(&SECOND) };
static SECOND: Node = Node { value: 2, next: Some(&FIRST) };

fn main() {
    let mut node = &FIRST;
    for _ in 0..3 {
        println!("{}", node.value);
        node = node.next.unwrap();
    }
    println!("{}", node.value);
}
