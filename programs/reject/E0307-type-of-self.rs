// The type of `self` is none that leads to the type of the impl. It can be `Self`, `&Self`, `&mut Self`, `Box<Self>`, `Rc<Self>`
// and such.
//@ explains: E0307
struct Point;

impl Point {
    fn show(self: i32) {} //~ ERROR E0307
}

fn main() {}
