// A closure needs a variable for itself while a borrow of it is still used. A closure that changes what it captures holds a
// mutable borrow from where it is made to its last call.
//
// In memory: the closure's only field is the address of `*list`, and `first` is an address inside of the same vector's block.
// When the closure pushes, the block may be replaced and freed, and `first` dangles.
//@ explains: E0500
fn main() {
    let mut v = vec![1, 2, 3];
    let list = &mut v;
    let first = &list[0];
    let mut add = || list.push(4); //~ ERROR E0500
    add();
    println!("{}", first);
}

/* Mended: use the borrow up before the closure is made.
fn main() {
    let mut v = vec![1, 2, 3];
    let list = &mut v;
    let first = &list[0];
    println!("{}", first);
    let mut add = || list.push(4);
    add();
}
*/
