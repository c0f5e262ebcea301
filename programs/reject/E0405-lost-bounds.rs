// An impl whose bounds name a trait that does not exist is for types that nobody knows: nothing else is said of it, of later impls of the same
// trait, and of the types in any function.
trait Named {}

impl ToString for i8 {} //~ ERROR E0117
impl<T: Missing> ToString for T {} //~ ERROR E0405
impl ToString for u8 {}

impl<T: Missing> Named for T {} //~ ERROR E0405
impl Named for i32 {}

struct Wide;
impl<T> Iterator for Wide where T: Missing {} //~ ERROR E0405

mod inner {
    fn hidden() {}
}

fn main() {
    inner::hidden(); //~ ERROR E0603
    let _number: i32 = "text";
}
