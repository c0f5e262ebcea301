// An associated type of a bound for all lifetimes, without saying for which. Write it with the lifetime's name.
//@ explains: E0212
trait Get<T> {
    type Out;
}

fn call<F: for<'a> Get<&'a i32>>(x: F::Out) {} //~ ERROR E0212

fn main() {}
