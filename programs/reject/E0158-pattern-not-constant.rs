// A pattern holds a constant whose value is not known when the match is checked, because it depends on a type parameter. Compare
// in a guard instead.
//@ explains: E0158
trait Limit {
    const MOST: i32;
}

fn at_limit<T: Limit>(n: i32) -> bool {
    match n {
        T::MOST => true, //~ ERROR E0158
        _ => false,
    }
}

fn main() {}
