// A reference in a struct, or in a result that no argument explains, needs a lifetime's name.
struct Excerpt {
    text: &str, //~ ERROR E0106
}

fn longest(a: &str, b: &str) -> &str { //~ ERROR E0106
    if a.len() > b.len() { a } else { b }
}

fn nothing() -> &String { //~ ERROR E0106
    panic!()
}

struct Holder<'a>(&'a str);

enum Value {
    Text(&str), //~ ERROR E0106
}

struct Outer {
    inner: Holder, //~ ERROR E0106
}

fn main() {}
