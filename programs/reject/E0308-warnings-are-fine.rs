// Warnings (an unused variable, a needless `mut`, dead code) reject nothing; only the last line here does.
fn dead() {}

fn main() {
    let mut unused = 1;
    let x = 5;
    let y: String = x; //~ ERROR E0308
}
