// `assert_ne!` fails on equal sides.
//@ exit: 101
//@ stderr: assertion `left != right` failed
fn main() {
    let v = vec![1, 2];
    assert_ne!(v, [1, 2]);
}
