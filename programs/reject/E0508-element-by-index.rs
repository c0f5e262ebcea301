// An element is moved out of an array or slice by its index. The array would have a hole, and which element it is may be known
// only when the program runs, so that no one could tell what is left to drop.
//
// In memory: the header of the element would be copied out, and the same bytes remain in the array. When the array goes out of
// scope it drops all its elements, that one too: the block is freed twice.
//@ explains: E0508
fn main() {
    let a = [String::from("a"), String::from("b")];
    let last = a[1]; //~ ERROR E0508
    println!("{}", last);
}

/* Mended: borrow the element.
fn main() {
    let a = [String::from("a"), String::from("b")];
    let last = &a[1];
    println!("{}", last);
}
*/

/* Mended: take the array apart as a whole.
fn main() {
    let a = [String::from("a"), String::from("b")];
    let [first, last] = a;
    println!("{} {}", first, last);
}
*/
