// Where a temporary's life is extended and where not: the operand of `&` in a `let` is, an argument of a call is not.
struct View<'a> {
    part: &'a str,
}

fn view(part: &str) -> View<'_> {
    View { part }
}

fn main() {
    let extended = View { part: &String::from("extended") };
    println!("{}", extended.part);
    let not = view(&String::from("not")); //~ ERROR E0716
    println!("{}", not.part);
    let some = Some(&String::from("extended as well, since 2024"));
    println!("{:?}", some);
    let chosen = if extended.part.is_empty() { &String::from("a") } else { &String::from("b") };
    println!("{}", chosen);
    let mut list: Vec<&String> = Vec::new();
    list.push(&String::from("pushed")); //~ ERROR E0716
    println!("{}", list.len());
}
