// Using a variable whose value has moved. A value has one owner at a time, and the owner frees what the value owns. `let b = a;`
// makes `b` the owner; so does passing `a` to a function, returning it, or calling a method that takes `self`. From then on `a`
// counts as empty, until something is assigned to it. Values of types that are `Copy` (numbers, `bool`, `char`, `&T`) own nothing
// and are copied instead.
//
// In memory: a `String` is three words on the stack (pointer, length, capacity) and a block on the heap. The move copies the
// three words and nothing else:
//
//     stack                      heap
//     a  ptr ---------------.
//        len 5, cap 5       +--> "stone"
//     b  ptr ---------------'
//        len 5, cap 5
//
// The bytes of `a` are still there, and `println!` would even print them. But were both owners, both would free the block at the
// end of `main`: first `b`, then `a`. The second is a double free: the allocator's list of free blocks then holds one block
// twice, and gives it to two owners later. And whatever `b` does before, such as growing into a new block, leaves the pointer in
// `a` dangling.
//@ explains: E0382
fn main() {
    let a = String::from("stone");
    let b = a;
    println!("{}", a); //~ ERROR E0382
    println!("{}", b);
}

/* Mended: borrow instead of moving, if looking is enough.
fn main() {
    let a = String::from("stone");
    let b = &a;
    println!("{}", a);
    println!("{}", b);
}
*/

/* Mended: clone, if two strings are wanted: a second block of 5 bytes.
fn main() {
    let a = String::from("stone");
    let b = a.clone();
    println!("{}", a);
    println!("{}", b);
}
*/

/* Mended: share one block with a count of its owners.
use std::rc::Rc;

fn main() {
    let a = Rc::new(String::from("stone"));
    let b = Rc::clone(&a);
    println!("{}", a);
    println!("{}", b);
}
*/
