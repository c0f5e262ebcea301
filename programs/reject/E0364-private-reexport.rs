// Something private is exported again with `pub use`. Whoever may see the module would then see what its author has hidden. Make
// it `pub` first.
//@ explains: E0364
mod shapes {
    fn area() -> i32 {
        1
    }

    pub mod all {
        pub use super::area; //~ ERROR E0364
    }
}

fn main() {}
