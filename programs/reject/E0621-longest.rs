// The result of a function may come from an argument whose type has no lifetime in common with it. Callers are checked against the
// signature alone: it must say which arguments the result points into.
//
// In memory: a caller may pass for `y` a string that it frees right after the call, as the signature allows. If the result is `y`, it
// then points into the freed block.
//@ explains: E0621
fn longest<'a>(x: &'a str, y: &str) -> &'a str {
    if x.len() > y.len() { x } else { y } //~ ERROR E0621
}

fn main() {
    let short = String::from("ab");
    let found;
    {
        let long = String::from("abc");
        found = longest(&short, &long);
    }
    println!("{}", found);
}

/* Mended: say that the result may come from both.
fn longest<'a>(x: &'a str, y: &'a str) -> &'a str {
    if x.len() > y.len() { x } else { y }
}

fn main() {
    println!("{}", longest("ab", "c"));
}
*/

/* Mended: return a text of its own: a copy on the heap.
fn longest(x: &str, y: &str) -> String {
    if x.len() > y.len() { x.to_owned() } else { y.to_owned() }
}

fn main() {
    println!("{}", longest("ab", "c"));
}
*/
