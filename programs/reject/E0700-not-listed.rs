// `use<...>` promises callers that the result keeps nothing but what it lists; what is borrowed for other lifetimes may change or go
// while the result is used.
fn all<'a>(x: &'a str, y: &str) -> impl Sized + use<'a> {
    (x, y) //~ ERROR E0700
}

fn none(x: &str) -> Option<impl Iterator<Item = char> + use<>> {
    if x.is_empty() {
        return None;
    }
    Some(x.chars()) //~ ERROR E0700
}

fn listed<'a>(x: &'a str, _y: &str) -> impl Iterator<Item = char> + use<'a> {
    x.chars()
}

fn copied(x: &str) -> impl Fn() -> usize + use<> {
    let length = x.len();
    move || length
}

struct Name<'a>(&'a str);

impl<'a> Name<'a> {
    fn text(&self) -> impl Sized + use<'a> {
        self.0
    }
    fn whole(&self) -> impl Sized + use<'a> {
        self //~ ERROR E0700
    }
}

fn main() {
    let mut s = String::from("s");
    let length = copied(&s);
    s.push('t');
    println!("{} {}", length(), listed(&s, &s).count());
    all(&s, "");
    none(&s);
    Name(&s).text();
    Name(&s).whole();
}
