// `assert_eq!` with a message and strings.
//@ exit: 101
//@ stderr: assertion `left == right` failed: names of 2
fn main() {
    let name = String::from("left");
    assert_eq!(name, "right", "names of {}", 2);
}
