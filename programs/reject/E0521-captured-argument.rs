// A closure that uses what a reference points to captures just that, and not the variable with the reference. So if it is to
// live for ever it is the caller's value that does not live long enough, not the variable.
//
// In memory: the closure would hold the caller's address after the caller's value is gone.
fn keep<T: 'static>(value: T) {
    drop(value);
}

fn look(text: &String) {
    println!("{}", text);
}

fn argument(text: &String) {
    keep(|| look(text)); //~ ERROR E0521
}

struct Name(String);

impl Name {
    fn method(&self) {
        keep(|| look(&self.0)); //~ ERROR E0521
    }
}

fn one_of_two(a: &mut String, b: &mut String, first: bool) -> String {
    fn choose<'a>(a: &'a mut String, b: &mut String, first: bool) -> &'a mut String {
        if first {
            return &mut *a;
        }
        b //~ ERROR E0621
    }
    choose(a, b, first).clone()
}

fn main() {
    argument(&String::new());
    Name(String::new()).method();
    println!("{}", one_of_two(&mut String::new(), &mut String::new(), true));
}
