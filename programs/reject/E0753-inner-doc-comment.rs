// A comment that documents what is around it (`//!`) after items have begun. It must be the first thing in a file or block.
//@ explains: E0753
fn area() {}
//! About this file. //~ ERROR E0753

fn main() {}
