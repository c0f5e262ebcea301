// `break` and `continue` need a loop around them, within the same function or closure.
fn main() {
    break; //~ ERROR E0268
    let f = || {
        continue; //~ ERROR E0267
    };
    for _ in 0..1 {
        let g = || break; //~ ERROR E0267
        g();
    }
    f();
}
