// An import and an item of the same module have one name. Rename the import: `use shapes::area as other_area`.
//@ explains: E0255
mod shapes {
    pub fn area() -> i32 {
        1
    }
}

use shapes::area;

fn area() -> i32 { //~ ERROR E0255
    2
}

fn main() {
    println!("{}", area());
}
