// `'_` or a reference without a lifetime where the lifetime must have a name. In a bound or a declaration there are no arguments
// from which it could be taken.
//@ explains: E0637
struct Holder<T: AsRef<&str>> { //~ ERROR E0637
    value: T,
}

fn main() {}
