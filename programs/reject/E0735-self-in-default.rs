// The default of a type parameter mentions `Self`, which is known only when the parameters are.
//@ explains: E0735
struct Holder<T = Option<Self>> { //~ ERROR E0735
    value: T,
}

fn main() {}
