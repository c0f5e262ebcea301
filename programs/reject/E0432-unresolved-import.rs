// A `use` of something that is not there.
use std::missing::Thing; //~ ERROR E0432
use shapes::Square;
use shapes::Triangle; //~ ERROR E0432
use nowhere::A; //~ ERROR E0432

mod shapes {
    pub struct Square;
}

fn main() {
    let _ = Square;
}
