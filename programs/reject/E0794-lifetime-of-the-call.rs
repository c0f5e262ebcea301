// A lifetime that the arguments tell is chosen by each call, so it cannot be written with the function's name. One that a bound
// mentions belongs to the function, and can.
//@ explains: E0794
fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() { a } else { b }
}

fn unused<'a>() {}

fn pick<'a: 'a>(a: &'a str) -> &'a str {
    a
}

struct Words;

impl Words {
    fn first<'a>(&self, text: &'a str) -> &'a str {
        text.split(' ').next().unwrap_or(text)
    }
}

fn main() {
    let f = longest::<'static>; //~ ERROR E0794
    unused::<'static>(); //~ ERROR E0794
    let g = pick::<'static>;
    // In a method call it is passed over.
    Words.first::<'static>("a b");
    f("a", "b");
    g("a");
}
/* Mended: the call chooses.
fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() { a } else { b }
}

fn main() {
    let f = longest;
    println!("{}", f("a", "bb"));
}
*/
