// A method of an impl has another number of type parameters than the trait says. Who calls the method through the trait passes as
// many as the trait declares.
//@ explains: E0049
trait Show {
    fn show<T>(&self, value: T);
}

struct Screen;

impl Show for Screen {
    fn show(&self, value: i32) { //~ ERROR E0049
        println!("{}", value);
    }
}

fn main() {
    Screen.show(1);
}
