// A type parameter has two relaxed bounds.
//@ explains: E0203
struct Holder<T: ?Sized + ?Sized> { //~ ERROR E0203
    value: Box<T>,
}

fn main() {}
