// Methods are defined on a type parameter, and so on every type there is. Define a trait and implement that for all types
// instead.
//@ explains: E0118
impl<T> T { //~ ERROR E0118
    fn state(&self) -> &str {
        "here"
    }
}

fn main() {}
