// `assert!` shows its condition.
//@ exit: 101
//@ stderr: assertion failed: n % 2 == 1
fn main() {
    let n = 4;
    assert!(n > 1);
    assert!(n % 2 == 1);
}
