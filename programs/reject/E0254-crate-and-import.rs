// An imported crate and an import have one name in a module. Rename one of them with `as`.
//@ explains: E0254
extern crate core;

mod shapes {
    pub trait core {}
}

use shapes::core; //~ ERROR E0254

fn main() {}
