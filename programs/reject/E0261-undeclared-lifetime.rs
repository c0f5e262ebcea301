// A lifetime's name must be declared in `<>` first.
fn first(text: &'a str) -> &'a str { //~ ERROR E0261
    text
}

struct Holder {
    text: &'b str, //~ ERROR E0261
}

impl Holder<'c> {} //~ ERROR E0261
//~^ ERROR E0107

fn main() {}
