// `assert_eq!` shows both sides.
//@ exit: 101
//@ stderr: assertion `left == right` failed
fn main() {
    let sum = 2 + 2;
    assert_eq!(sum, 4);
    assert_eq!(sum, 5);
}
