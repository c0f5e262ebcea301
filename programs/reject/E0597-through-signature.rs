// The result borrows from both arguments, and one of them dies first.
fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() { a } else { b }
}

struct Excerpt<'a> {
    text: &'a str,
}

fn main() {
    let a = String::from("long string");
    let result;
    let excerpt;
    {
        let b = String::from("xyz");
        result = longest(&a, &b); //~ ERROR E0597
        let c = String::from("c");
        excerpt = Excerpt { text: &c }; //~ ERROR E0597
    }
    println!("{} {}", result, excerpt.text);
}
