// A function's signature and a constant say their types in full.
fn five() -> _ { //~ ERROR E0121
    5
}

const LIMIT: _ = 1; //~ ERROR E0121

fn add(a: _) {} //~ ERROR E0121

fn main() {}
