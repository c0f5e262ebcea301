// `longest` returns one of its arguments; both stay borrowed while the result is used.
fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() { a } else { b }
}

struct Parser<'t> {
    text: &'t str,
}

impl<'t> Parser<'t> {
    fn word(&self) -> &str {
        self.text
    }

    fn skip(&mut self) {
        self.text = "";
    }
}

fn main() {
    let a = String::from("long");
    let mut b = String::from("b");
    let result = longest(&a, &b);
    b.push('c'); //~ ERROR E0502
    println!("{}", result);
    let mut parser = Parser { text: "text" };
    let word = parser.word();
    parser.skip(); //~ ERROR E0502
    println!("{}", word);
}
