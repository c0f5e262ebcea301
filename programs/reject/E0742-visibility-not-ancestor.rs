// `pub(in path)` with a module that this one does not lie in. Visibility can be given to the modules around an item only.
//@ explains: E0742
mod shapes {}

mod colours {
    pub(in crate::shapes) struct Red; //~ ERROR E0742
}

fn main() {}
