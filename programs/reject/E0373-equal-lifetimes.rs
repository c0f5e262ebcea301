// Two lifetimes that each outlive the other are one. That an `impl Trait` captures both by name does not leave open what it hides.

fn named<'a: 'b, 'b: 'a>(one: &'a u8, other: &'b u8) -> impl FnOnce() -> u8 {
    let sum = *one + *other;
    let kept: &'a u8 = other;
    || sum //~ ERROR E0373
}

// `&'a &'b` says of itself that `'b` outlives `'a`.
fn implied<'a: 'b, 'b>(text: &'a &'b String) -> impl FnOnce() -> usize {
    let more = 1;
    let kept: &'a String = text;
    || kept.len() + more //~ ERROR E0373
    //~^ ERROR E0373
}

fn main() {
    println!("{}", named(&1, &2)());
    println!("{}", implied(&&String::from("text"))());
}
