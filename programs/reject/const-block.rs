// A `const` block is evaluated while the program is compiled, as a constant is: what it calls must be `const`, and its value may not lead to
// temporaries that can be changed.
use std::cell::Cell;

fn roll() -> i32 {
    4
}

fn main() {
    let a: &i32 = const { &mut 0 }; //~ ERROR E0764
}

fn cell() {
    let b: &Cell<i32> = const { &Cell::new(0) }; //~ ERROR E0492
}
