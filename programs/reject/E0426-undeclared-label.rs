// A label that no loop around has.
fn main() {
    loop {
        break 'outer; //~ ERROR E0426
    }
}
