// A closure that gives back a reference captures the variable that holds it, not what it points to: where a `&'a str` is wanted and
// `text` is declared as one, it is taken as it is. Where another lifetime is wanted it is borrowed anew, and that captures what it
// points to.
struct Label<'a> {
    text: &'a str,
}

fn teller<'a>(text: &'a str) -> impl Fn() -> &'a str {
    || text //~ ERROR E0373
}

fn boxed<'a>(label: Label<'a>) -> Box<dyn Fn() -> &'a str + 'a> {
    Box::new(|| label.text) //~ ERROR E0373
}

fn annotated<'a>(text: &'a str) -> Box<dyn Fn() -> usize + 'a> {
    let first: &'a str = text;
    Box::new(|| {
        //~^ ERROR E0373
        let second: &'a str = first;
        second.len()
    })
}

fn forever(text: &'static str) -> &'static str {
    text
}

fn passed_on(text: &'static str) -> Box<dyn Fn()> {
    Box::new(|| println!("{}", forever(text))) //~ ERROR E0373
}

// A shorter lifetime is wanted: borrowed anew.
fn shorter<'a, 'b: 'a>(text: &'b str) -> impl Fn() -> &'a str {
    || text
}

// The lifetime of `again` is not written.
fn inferred<'a>(text: &'a str) -> impl Fn() -> &'a str {
    let again = text;
    || again
}

fn main() {
    println!("{} {}", teller("a")(), boxed(Label { text: "b" })());
    println!("{}", annotated("c")());
    passed_on("d")();
    println!("{} {}", shorter("e")(), inferred("f")());
}
