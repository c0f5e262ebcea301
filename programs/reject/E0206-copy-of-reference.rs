// `Copy` is implemented for something that is no struct, enum or union. `&mut T` must not be copied: it is exclusive.
//@ explains: E0206
#[derive(Clone)]
struct Counter;

impl Copy for &'static mut Counter {} //~ ERROR E0206

fn main() {}
