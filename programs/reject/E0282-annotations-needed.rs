// Nothing in the program says which type is meant.
fn vector() {
    let v = Vec::new(); //~ ERROR E0282
}

fn option() {
    let n = None; //~ ERROR E0282
    println!("not looked at any more, since a first error was found: {}", n.is_some());
}

fn closure() {
    let f = |x| x; //~ ERROR E0282
}

fn method_too_early() {
    let mut v = Vec::new(); //~ ERROR E0282
    for x in &v {
        x.len();
    }
    v.push(String::new());
}

fn main() {
    vector();
    option();
    closure();
    method_too_early();
}
