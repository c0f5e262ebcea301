// Two mutable borrows of the same variable are in use at once. `&mut` means exclusive: while it is used, nobody else reads or
// writes the value, neither through the variable nor through another reference. A borrow ends with the last use of the reference,
// not with its block.
//
// In memory: `a` and `b` both hold the address of `s`. `a.push('1')` may find the buffer full, allocate a bigger block, copy the
// text, free the old block, and write the new address into `s`. With one exclusive reference nobody else can hold the old
// address. With two, something that had been read through `b` before (its length, a slice of the text) would be stale, or point
// into the freed block.
//@ explains: E0499
fn main() {
    let mut s = String::from("x");
    let a = &mut s;
    let b = &mut s; //~ ERROR E0499
    a.push('1');
    b.push('2');
    println!("{}", s);
}

/* Mended: use one after the other: the first borrow ends with its last use.
fn main() {
    let mut s = String::from("x");
    let a = &mut s;
    a.push('1');
    let b = &mut s;
    b.push('2');
    println!("{}", s);
}
*/

/* Mended: reborrow: `b` borrows from `a`, which waits meanwhile.
fn main() {
    let mut s = String::from("x");
    let a = &mut s;
    let b = &mut *a;
    b.push('2');
    a.push('1');
    println!("{}", s);
}
*/
