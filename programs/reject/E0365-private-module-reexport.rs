// A private module is exported again with `pub use`. Declare it `pub mod`.
//@ explains: E0365
mod shapes {
    pub const SIDES: u32 = 4;
}

pub use shapes as forms; //~ ERROR E0365

fn main() {}
