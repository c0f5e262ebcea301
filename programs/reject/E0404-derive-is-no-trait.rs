// The prelude has derive macros of these names, not the traits.
struct Plain;

impl Debug for Plain {} //~ ERROR E0404

fn show<T: Debug>(_: T) {} //~ ERROR E0404

fn hash(_: impl Hash) {} //~ ERROR E0404

fn plain(_: Display) {} //~ ERROR E0425

fn main() {}
