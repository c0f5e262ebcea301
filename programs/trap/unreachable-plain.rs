// `unreachable!` without words.
//@ exit: 101
//@ stderr: internal error: entered unreachable code
fn main() {
    if "a".len() == 1 {
        unreachable!();
    }
}
