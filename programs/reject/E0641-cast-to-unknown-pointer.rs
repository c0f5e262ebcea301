// A cast to a pointer of which nothing tells what it points at.
//@ explains: E0641
fn main() {
    let p = 0 as *const _; //~ ERROR E0641
}
