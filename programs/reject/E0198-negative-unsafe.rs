// A negative impl is marked `unsafe`. It says that a type does not have a trait: there is no promise in that.
//@ explains: E0198
struct Square;

unsafe impl !Clone for Square {} //~ ERROR E0198
//~^ ERROR E0658

fn main() {}
