// Items are private to their module unless they are `pub`.
mod inner {
    fn helper() {}
    struct Hidden;
    pub mod deeper {
        pub(super) fn half_hidden() {}
    }
    pub struct Tuple(i32);
    const LIMIT: u32 = 1;
}

use inner::Hidden; //~ ERROR E0603

fn main() {
    inner::helper(); //~ ERROR E0603
    inner::deeper::half_hidden(); //~ ERROR E0603
    println!("{}", inner::LIMIT); //~ ERROR E0603
}
