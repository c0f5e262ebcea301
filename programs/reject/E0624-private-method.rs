// A private method is called from outside of its module. Its author keeps it for the module's own use.
//@ explains: E0624
mod shapes {
    pub struct Square;

    impl Square {
        fn side(&self) -> i32 {
            1
        }
    }
}

fn main() {
    println!("{}", shapes::Square.side()); //~ ERROR E0624
}
