// A type has two methods of one name, in different `impl` blocks. A call could mean either.
//@ explains: E0592
struct Square;

impl Square {
    fn area(&self) -> i32 { //~ ERROR E0592
        1
    }
}

impl Square {
    fn area(&self) -> i32 {
        2
    }
}

fn main() {}
