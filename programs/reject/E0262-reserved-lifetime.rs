// A lifetime parameter has a name with a meaning of its own: `'static` is the whole program, and cannot be declared.
//@ explains: E0262
fn first<'static>(text: &'static str) -> &'static str { //~ ERROR E0262
    text
}

fn main() {}
