// Borrowing as mutable what is not mutable. `v.push(1)` borrows `v` as `&mut`, which needs `let mut v`, or a parameter `v: &mut
// Vec<i32>` instead of `&Vec<i32>`.
//
// In memory: behind a `&Vec` there may be any number of other readers that hold the address of an element. `push` may move the buffer
// and free the old one under them. For a variable of one's own without `mut` nothing would go wrong: that rule is for readers of the
// program.
//@ explains: E0596
fn add(v: &Vec<i32>) {
    v.push(1); //~ ERROR E0596
}

fn main() {
    let v = vec![0];
    let first = &v[0];
    add(&v);
    println!("{}", first);
}

/* Mended: ask for an exclusive reference, of a variable that may be changed.
fn add(v: &mut Vec<i32>) {
    v.push(1);
}

fn main() {
    let mut v = vec![0];
    add(&mut v);
    println!("{:?}", v);
}
*/

/* Mended: take the vector and give it back: a parameter may be `mut`.
fn add(mut v: Vec<i32>) -> Vec<i32> {
    v.push(1);
    v
}

fn main() {
    let v = add(vec![0]);
    println!("{:?}", v);
}
*/
