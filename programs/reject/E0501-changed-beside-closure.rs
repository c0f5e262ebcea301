// A variable is used while a closure that has it for itself may still be called. The closure changes what `x` points at, so it
// holds `x` exclusively until its last call.
//
// In memory: the closure's field is the address of `x`. Between its calls somebody else would write to the same number through
// `x`: here only the numbers would surprise. Were it a vector, `inner` could free the buffer that the closure, or a reference it
// handed out, still points into.
//@ explains: E0501
fn outer(x: &mut i32) {
    let mut bump = || *x += 1;
    inner(x); //~ ERROR E0501
    bump();
}

fn inner(x: &mut i32) {
    *x *= 2;
}

fn main() {
    let mut n = 1;
    outer(&mut n);
}

/* Mended: call the closure before: its borrow ends with the last call.
fn outer(x: &mut i32) {
    let mut bump = || *x += 1;
    bump();
    inner(x);
}

fn inner(x: &mut i32) {
    *x *= 2;
}

fn main() {
    let mut n = 1;
    outer(&mut n);
}
*/
