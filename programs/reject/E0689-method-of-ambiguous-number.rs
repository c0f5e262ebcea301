// A method of a number whose type is not known. `2.0` could be `f32` or `f64`, whose methods differ: write `2.0_f64`.
//@ explains: E0689
fn main() {
    println!("{}", 2.0.powi(2)); //~ ERROR E0689
}
