// A name that two glob imports bring in is ambiguous where it is used.
mod a {
    pub fn name() {}
}

mod b {
    pub fn name() {}
}

use a::*;
use b::*;

fn main() {
    name(); //~ ERROR E0659
}
