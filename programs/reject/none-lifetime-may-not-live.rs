// "lifetime may not live long enough" has no code: two lifetimes of the signature are unrelated, but the body needs one to outlive
// the other.
fn pick<'a, 'b>(a: &'a str, b: &'b str) -> &'a str {
    if a.is_empty() { b } else { a } //~ ERROR -
}

struct Holder<'h> {
    text: &'h str,
}

impl<'h> Holder<'h> {
    fn set(&mut self, text: &str) {
        self.text = text; //~ ERROR E0621
    }

    fn get(&mut self) -> &'h mut &'h str {
        &mut self.text //~ ERROR -
    }
}

fn compare<'a>(a: &'a i32, b: &'static i32) -> &'static i32 {
    if *a > 0 { b } else { a } //~ ERROR -
}

fn main() {
    let mut holder = Holder { text: "" };
    holder.set("x");
    println!("{} {} {}", pick("a", "b"), holder.get(), compare(&1, &2));
}
