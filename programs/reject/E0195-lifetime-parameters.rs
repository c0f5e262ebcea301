// A method of an impl declares other lifetime parameters than the trait does, and a bound makes them part of the function's type.
// Callers know those of the trait.
//@ explains: E0195
trait Pick {
    fn pick<'a>(x: &'a str, y: &'a str) -> &'a str;
}

struct First;

impl Pick for First {
    fn pick<'a: 'a, 'b: 'b>(x: &'a str, y: &'b str) -> &'a str { //~ ERROR E0195
        x
    }
}

fn main() {}
