// A value is changed while a shared borrow of it is still used, or looked at while a mutable one is. Any number of readers, or
// one writer: never both. The borrow reaches from `&` to the last use of the reference. Here `first` borrows from `v`, and `push`
// takes `&mut v` before `first` is printed.
//
// In memory: `v` is pointer, length 3 and capacity 3; `first` is the address of its first element in the heap block.
//
//     v      ptr --------> [1, 2, 3]    freed when the buffer grows
//     first  ptr --------'
//
// `push` finds no room: it allocates a block for 6 elements, copies the three, frees the old block, and stores the new address in
// `v`. `first` still holds the old address. Printing it reads freed memory: perhaps still 1, perhaps what the allocator keeps
// there, perhaps another value's bytes. With room for one more nothing would move, and the program would seem right until the day
// it is not.
//@ explains: E0502
fn main() {
    let mut v = vec![1, 2, 3];
    let first = &v[0];
    v.push(4); //~ ERROR E0502
    println!("{}", first);
}

/* Mended: copy the number out: it needs no borrow.
fn main() {
    let mut v = vec![1, 2, 3];
    let first = v[0];
    v.push(4);
    println!("{}", first);
}
*/

/* Mended: change first, borrow afterwards.
fn main() {
    let mut v = vec![1, 2, 3];
    v.push(4);
    let first = &v[0];
    println!("{}", first);
}
*/
