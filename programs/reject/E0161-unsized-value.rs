// A value whose size is not known when compiling is to be moved. A move copies a number of bytes from one place to another, and
// that number must be in the program. Handle such values behind a reference or a `Box`.
//@ explains: E0161
trait Step {
    fn go(self);
}

impl Step for i32 {
    fn go(self) {}
}

fn main() {
    let step: Box<dyn Step> = Box::new(1);
    step.go(); //~ ERROR E0161
}
