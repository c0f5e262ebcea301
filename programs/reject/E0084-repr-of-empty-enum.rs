// A representation is asked for an enum without variants. Such an enum has no values, so there is no tag whose size could be set.
//@ explains: E0084
#[repr(u8)] //~ ERROR E0084
enum Never {}

fn main() {}
