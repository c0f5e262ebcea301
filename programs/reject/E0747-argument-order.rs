// Lifetimes come before types.
struct Holder<'a, T>(&'a T);

type Numbers = Holder<i32, 'static>; //~ ERROR E0747

fn main() {}
