// `#[macro_use]` brings another crate's macros to the whole program, so it stands at its top, not within a module.
//@ explains: E0468
mod shapes {
    #[macro_use]
    extern crate core; //~ ERROR E0468
}

fn main() {}
