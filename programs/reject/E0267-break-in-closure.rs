// `break` or `continue` in a closure, for a loop outside of it. The closure may be called anywhere, also when that loop is long
// over. Return a value and let the loop decide.
//@ explains: E0267
fn main() {
    for n in 0..3 {
        let stop = || break; //~ ERROR E0267
        stop();
        println!("{}", n);
    }
}
