// `use<...>` lists parameters of the function, by the names that they have there.
//@ explains: E0800
fn one<T: Clone>(x: &T) -> impl Clone + use<U> { //~ ERROR E0800
    //~^ ERROR -
    x.clone()
}

fn main() {
    one(&1);
}

/* Mended: name the parameter.
fn one<T: Clone>(x: &T) -> impl Clone + use<T> {
    x.clone()
}

fn main() {
    one(&1);
}
*/
