// A closure breaks to a label outside of it. The closure may be called anywhere, also when that loop is long over.
//@ explains: E0767
fn main() {
    'outer: loop {
        let stop = || loop {
            break 'outer; //~ ERROR E0767
        };
        stop();
    }
}
