// A trait may ask that what implements it lives as long as the program: a type with a shorter lifetime in it then cannot.
//
// In memory: whoever has a value of some type that is `Immortal` may keep it for ever. The text that a `Name` leads to may be freed long
// before.
//@ explains: E0803
trait Immortal: 'static {
    fn name(&self) -> String;
}

struct Name<'a>(&'a str);

impl<'a> Immortal for Name<'a> { //~ ERROR E0478
    //~^ ERROR E0803
    fn name(&self) -> String {
        self.0.to_owned()
    }
}

fn main() {
    println!("{}", Name("a").name());
}

/* Mended: only for names that are there for ever.
trait Immortal: 'static {
    fn name(&self) -> String;
}

struct Name<'a>(&'a str);

impl Immortal for Name<'static> {
    fn name(&self) -> String {
        self.0.to_owned()
    }
}

fn main() {
    println!("{}", Name("a").name());
}
*/
