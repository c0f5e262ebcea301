// Names that must differ: generic parameters, parameters, bindings of one pattern.
fn two<T, T>(a: T) {} //~ ERROR E0403

fn same(a: i32, a: i32) {} //~ ERROR E0415

fn main() {
    let (b, b) = (1, 2); //~ ERROR E0416
}
