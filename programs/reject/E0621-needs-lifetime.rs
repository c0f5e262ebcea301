// The result of a function may come from an argument whose type has no lifetime in common with it. Callers are checked against
// the signature alone: it must say which arguments the result points into.
//
// In memory: a caller may pass for `y` a string that it frees right after the call, as the signature allows. If the result is
// `y`, it then points into the freed block.
//@ explains: E0621
fn longest<'a>(x: &'a str, y: &str) -> &'a str {
    if x.len() > y.len() { x } else { y } //~ ERROR E0621
}

struct List<'a> {
    items: Vec<&'a str>,
}

impl<'a> List<'a> {
    fn add(&mut self, item: &str) {
        self.items.push(item); //~ ERROR E0621
    }
}

fn store<'a>(list: &mut Vec<&'a i32>, n: &i32) {
    list.push(n); //~ ERROR E0621
}

fn main() {
    println!("{}", longest("a", "b"));
    List { items: vec![] }.add("x");
    store(&mut vec![], &1);
}

/* Mended: say that the result may come from both.
fn longest<'a>(x: &'a str, y: &'a str) -> &'a str {
    if x.len() > y.len() { x } else { y }
}

fn main() {
    println!("{}", longest("ab", "c"));
}
*/
