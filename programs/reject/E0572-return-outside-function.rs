// `return` outside of a function. A constant's initialiser is no function: it has a value and no caller to return to.
//@ explains: E0572
const SIZE: u32 = return 0; //~ ERROR E0572

fn main() {}
