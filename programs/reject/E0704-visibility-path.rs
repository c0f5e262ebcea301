// `pub(name)` with something that is not `crate`, `self`, `super` or `in path`.
//@ explains: E0704
mod shapes {
    pub(shapes) struct Square; //~ ERROR E0704
}

fn main() {}
