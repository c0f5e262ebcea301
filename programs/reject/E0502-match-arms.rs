// What a `match` bound by reference is borrowed in the arm that uses it, up to its last use there.
fn main() {
    let mut v = vec![1, 2];
    match v.first() {
        Some(n) => v.push(*n),
        None => v.push(0),
    }
    match v.first() {
        Some(n) => {
            v.push(3); //~ ERROR E0502
            println!("{}", n);
        }
        None => v.push(0),
    }
    if let Some(last) = v.last_mut() {
        *last += v.len(); //~ ERROR E0502
    }
    let mut text = String::from("t");
    while let Some(c) = text.chars().next() {
        text.push(c);
        let part = text.as_str();
        text.clear(); //~ ERROR E0502
        println!("{}", part);
    }
}
