// A result, a field or a list that may come to hold an argument: its type must say so.
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
