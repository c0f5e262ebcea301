// `#[track_caller]` passes the place of the call on, unseen. Only Rust's own calling convention has room for that.
//@ explains: E0737
#[track_caller] //~ ERROR E0737
extern "C" fn check(n: i32) {
    assert!(n > 0);
}

fn main() {
    check(1);
}
/* Mended: a function of Rust's convention.
#[track_caller]
fn check(n: i32) {
    assert!(n > 0);
}

fn main() {
    check(1);
}
*/
