// A reference from an argument is stored where it may outlive the call. The signature promises nothing about how long the
// caller's value lives after the call, and what keeps the reference (a `'static` bound, another argument) asks for more.
fn keep(text: &str) -> Box<dyn Fn() -> usize + 'static> {
    Box::new(move || text.len()) //~ ERROR -
}

fn needs_static(text: &'static str) {
    println!("{}", text);
}

fn pass(text: &str) {
    needs_static(text); //~ ERROR E0521
}

fn main() {
    let mut kept: Vec<&i32> = Vec::new();
    let mut add = |n: &i32| kept.push(n); //~ ERROR E0521
    add(&1);
    pass("x");
    println!("{}", keep("y")());
}
