// After a branch that moved the value, it may or may not be there; "may not" is enough.
fn main() {
    let a = String::from("a");
    if a.len() > 3 {
        drop(a);
    }
    println!("{}", a); //~ ERROR E0382
    let b = Some(String::from("b"));
    match b {
        Some(text) if text.is_empty() => println!("empty"),
        Some(text) => drop(text),
        None => {}
    }
    println!("{:?}", b); //~ ERROR E0382
}
