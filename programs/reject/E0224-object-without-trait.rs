// A trait object without a trait: something like `dyn 'static` says how long the value lives, but not what it can do.
//@ explains: E0224
type Anything = dyn 'static; //~ ERROR E0224

fn main() {}
