// `assert!` with a message.
//@ exit: 101
//@ stderr: 4 is even
fn main() {
    let n = 4;
    assert!(n % 2 == 1, "{} is even", n);
}
