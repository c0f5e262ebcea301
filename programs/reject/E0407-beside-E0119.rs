// Whether a trait has such an item is told of impls that are in conflict, too.
trait Named {
    fn name(&self) -> i32 {
        1
    }
}

struct One;

impl Named for One {}

impl Named for One { //~ ERROR E0119
    fn nam(&self) -> i32 { //~ ERROR E0407
        2
    }
    type Nam = i32; //~ ERROR E0437
}

impl Named for Two { //~ ERROR E0425
    fn name(&self) -> i32 {
        3
    }
    fn name(&self) -> i32 { //~ ERROR E0201
        4
    }
}

fn named<T: Named>(_: &T) {}

fn moved(text: String) {
    named(&One);
    drop(text);
    drop(text);
}

fn main() {}
