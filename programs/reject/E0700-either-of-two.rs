// What a function returns as `impl Trait` refers to a lifetime that is not among those which the signature lets it refer to. Callers
// know the type of the result by its `impl Trait` alone, and by the lifetimes that it captures: all that the function has, or those that
// `use<...>` lists. In each place where the hidden type mentions a lifetime, that must be one of them. What may be `x` or `y` lives for
// neither of their lifetimes, only for what the two have in common, and that has no name.
//
// In memory: the result is an address. Where nobody can say which variables it may be the address of, nobody can say when it must no
// longer be used.
//@ explains: E0700
fn longer(x: &str, y: &str) -> impl Fn() -> usize {
    let text = if x.len() > y.len() { x } else { y };
    move || text.len() //~ ERROR E0700
}

fn main() {
    println!("{}", longer("stone", "cairn")());
}

/* Mended: give the arguments one lifetime: for so long the result may be used.
fn longer<'a>(x: &'a str, y: &'a str) -> impl Fn() -> usize {
    let text = if x.len() > y.len() { x } else { y };
    move || text.len()
}

fn main() {
    println!("{}", longer("stone", "cairn")());
}
*/

/* Mended: keep what is needed of the text instead of its address.
fn longer(x: &str, y: &str) -> impl Fn() -> usize {
    let length = x.len().max(y.len());
    move || length
}

fn main() {
    println!("{}", longer("stone", "cairn")());
}
*/
