// A `const` block calls constant functions alone, wherever it stands.
fn roll() -> i32 {
    4
}

fn main() {
    let a = const { roll() }; //~ ERROR E0015
    let f = || const { roll() + 1 }; //~ ERROR E0015
    println!("{} {}", a, f());
}
