// Methods are defined on a primitive type. Another crate could define the same ones: define a trait and implement it for that
// type.
//@ explains: E0390
impl i32 { //~ ERROR E0390
    fn twice(self) -> i32 {
        self * 2
    }
}

fn main() {}
