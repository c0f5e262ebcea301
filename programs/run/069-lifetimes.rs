// Lifetime parameters say which argument a result borrows from.
fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() >= b.len() { a } else { b }
}

fn first_word(text: &str) -> &str {
    match text.find(' ') {
        Some(end) => &text[..end],
        None => text,
    }
}

struct Excerpt<'a> {
    text: &'a str,
    line: u32,
}

impl<'a> Excerpt<'a> {
    fn text(&self) -> &'a str {
        self.text
    }

    fn line(&self) -> &u32 {
        &self.line
    }
}

fn pick<'a, 'b: 'a>(take_first: bool, a: &'a i32, b: &'b i32) -> &'a i32 {
    if take_first { a } else { b }
}

fn fixed() -> &'static str {
    "always there"
}

fn main() {
    let a = String::from("stone on stone");
    let result;
    {
        let b = String::from("cairn");
        println!("{}", longest(&a, &b));
        let excerpt = Excerpt { text: first_word(&a), line: 3 };
        println!("{}", excerpt.line());
        result = excerpt.text();
    }
    println!("{} {} {}", result, fixed(), pick(false, &1, &2));
}

//> stone on stone
//> 3
//> stone always there 2
