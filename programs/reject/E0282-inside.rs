// E0283 asks which impl is meant, E0282 what a type is: what is unknown inside of another type is the latter.
use std::fmt::Debug;

fn show<T: Debug>(value: T) {
    println!("{value:?}");
}

fn first<T: Copy>(values: [T; 1]) -> T {
    values[0]
}

fn inside() {
    show(
        None, //~ ERROR E0282
    );
}

fn array() {
    first([None]); //~ ERROR E0282
}

fn result() {
    show(Ok(1)); //~ ERROR E0282
}

fn pair() {
    show((1, None)); //~ ERROR E0282
}

fn itself() {
    show(Default::default()); //~ ERROR E0283
}

fn sum() {
    show([1].iter().sum()); //~ ERROR E0283
}

fn main() {}
