// Lifetimes in the types of items: what a declaration asks of them must follow from what it says.
use std::fmt::Debug;

struct Name<'a>(&'a str);

struct Static<'a>(&'static Name<'a>); //~ ERROR E0491

struct Both<'a, 'b: 'a>(&'a str, &'b str);
struct Turned<'x>(Both<'static, 'x>); //~ ERROR E0478
struct Fine<'x, 'y>(Both<'x, 'y>);

struct Forever<T: 'static>(T);
struct Short<'a>(Forever<&'a str>); //~ ERROR E0477
struct Unknown<T>(Forever<T>); //~ ERROR E0310

trait Keep {
    type Kept: 'static;
}

impl<'a> Keep for Name<'a> {
    type Kept = &'a str; //~ ERROR E0477
}

trait Within<'a, T: 'a> {}
impl<'a, 'b> Within<'a, &'b str> for u8 {} //~ ERROR E0478
impl<'a, T> Within<'a, Vec<T>> for u8 {} //~ ERROR E0309
impl<'a, T: 'a> Within<'a, Vec<T>> for u16 {}

trait Immortal: 'static {}
impl<'a> Immortal for Name<'a> {}
//~^ ERROR E0478
//~^^ ERROR E0803

trait Titled {
    const TITLE: &'static str;
    fn call(&self, name: &str);
}

impl<'a> Titled for Name<'a> {
    const TITLE: &'a str = ""; //~ ERROR E0308
    fn call(&self, _: &'static str) {} //~ ERROR E0308
}

fn boxed<T: Debug>(value: T, _: &str) -> Box<dyn Debug + '_> {
    Box::new(value) //~ ERROR E0311
}

fn main() {}
