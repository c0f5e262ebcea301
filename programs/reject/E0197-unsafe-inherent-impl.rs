// An `impl` without a trait is marked `unsafe`. The word promises that a trait's rules are kept; without a trait there are none.
// Mark the function.
//@ explains: E0197
struct Counter;

unsafe impl Counter {} //~ ERROR E0197

fn main() {}
