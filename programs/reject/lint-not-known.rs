// A lint that is denied but that Cairn does not know how to find: the program is refused, as rustc may reject it.
//@ rustc-differs: the lint finds nothing here
#![deny(unused_variables)] //~ ERROR C0002

fn main() {
    println!("hello");
}
