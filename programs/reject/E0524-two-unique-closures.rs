// Two closures both change what one variable refers to, and both may still be called. Each holds the variable exclusively from
// where it is made to its last call.
//
// In memory: both closures hold the address of `x`. What one reads and keeps between calls, the other may have changed or freed
// meanwhile.
//@ explains: E0524
fn both(x: &mut i32) {
    let mut up = || *x += 1;
    let mut down = || *x -= 1; //~ ERROR E0524
    up();
    down();
}

fn main() {
    both(&mut 1);
}

/* Mended: make the second closure when the first is no longer needed.
fn both(x: &mut i32) {
    let mut up = || *x += 1;
    up();
    let mut down = || *x -= 1;
    down();
}

fn main() {
    both(&mut 1);
}
*/
