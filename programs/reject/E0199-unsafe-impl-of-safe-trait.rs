// A safe trait is implemented with `unsafe impl`. The trait asks for no promise, so there is none to give.
//@ explains: E0199
struct Counter;

trait Count {}

unsafe impl Count for Counter {} //~ ERROR E0199

fn main() {}
