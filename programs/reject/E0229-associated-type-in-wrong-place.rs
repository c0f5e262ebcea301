// An associated type is fixed where that means nothing: `Item = i32` belongs to a bound on a trait, not to a type.
//@ explains: E0229
fn first(v: Vec<Item = i32>) -> i32 { //~ ERROR E0107
//~^ ERROR E0229
    v[0]
}

fn main() {}
