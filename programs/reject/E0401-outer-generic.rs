// An inner item does not see the generic parameters of the function around it.
fn outer<T>(value: T) {
    fn inner(x: T) {} //~ ERROR E0401
    struct Local(T); //~ ERROR E0401
}

fn main() {}
