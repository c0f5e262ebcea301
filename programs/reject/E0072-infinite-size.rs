// A type that contains itself would be infinitely large. Put the inner one behind a `Box`.
struct List { //~ ERROR E0072
    value: i32,
    next: Option<List>,
}

enum Tree { //~ ERROR E0072
    Leaf,
    Node(Tree, i32),
}

fn main() {}
