// While a trait is missing nothing is said of the types in bodies: too much may follow from it. Names are looked at.
struct Pile;

impl Missing for Pile {} //~ ERROR E0405

trait Whole {
    fn all(&self);
}

impl Whole for Pile {} //~ ERROR E0046

fn typed() -> i32 {
    "not looked at"
}

fn moved(pile: Vec<i32>) -> Vec<i32> {
    let other = pile;
    pile
}

fn named() -> i32 {
    unknown //~ ERROR E0425
}

fn main() {}
