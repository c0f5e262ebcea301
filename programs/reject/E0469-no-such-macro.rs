// `#[macro_use(..)]` names a macro that the crate does not have.
//@ explains: E0469
#[macro_use(cheer)] //~ ERROR E0469
extern crate core;

fn main() {}
