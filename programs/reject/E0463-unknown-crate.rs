// A crate is named that cannot be found. Cairn has one file, and the standard library.
//@ explains: E0463
extern crate rand; //~ ERROR E0463

fn main() {}
