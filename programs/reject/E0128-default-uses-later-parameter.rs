// The default of a type parameter mentions a parameter that is declared after it. Defaults are filled in from left to right.
//@ explains: E0128
struct Pair<T = U, U = ()> { //~ ERROR E0128
    first: T,
    second: U,
}

fn main() {}
