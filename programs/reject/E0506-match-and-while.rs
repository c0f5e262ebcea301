// Assigning to what a match or a `while let` still looks at.
#[derive(Debug)]
struct Node {
    value: i32,
    next: Option<Box<Node>>,
}

fn main() {
    let mut list = Some(Box::new(Node { value: 1, next: None }));
    if let Some(node) = &list {
        list = None; //~ ERROR E0506
        println!("{} {:?}", node.value, node.next);
    }
    let mut text = Some(String::from("a"));
    while let Some(s) = &mut text {
        s.push('b');
        text = None;
    }
    match &text {
        Some(s) => {
            text = None; //~ ERROR E0506
            println!("{}", s);
        }
        None => text = Some(String::new()),
    }
    println!("{:?} {:?}", list, text);
}
