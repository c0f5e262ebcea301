// A parameter of a method that is only declared has a name; `mut` would say something about a body.
trait Count {
    fn consume(mut self) -> i32; //~ ERROR patterns_in_fns_without_body
    fn add(&self, mut other: i32) -> i32; //~ ERROR patterns_in_fns_without_body
    fn pair(&self, (a, b): (i32, i32)) -> i32; //~ ERROR E0642
    fn given(mut self) -> i32
    where
        Self: Sized,
    {
        1
    }
}

fn main() {
    let mut number = 1;
    &number += 1; //~ ERROR E0067
    //~^ ERROR E0368
}
