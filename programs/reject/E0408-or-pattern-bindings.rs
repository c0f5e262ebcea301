// Every alternative of a pattern must bind the same names.
fn main() {
    match (1, Some(2)) {
        (a, None) | (_, Some(b)) => {} //~ ERROR E0408
    }
}
