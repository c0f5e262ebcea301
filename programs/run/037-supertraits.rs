// A trait that needs another, a trait with a type parameter, and an impl for every type with a bound.
use std::fmt::Display;

trait Named {
    fn name(&self) -> String;
}

trait Greeter: Named {
    fn greet(&self) -> String {
        format!("Hello, {}!", self.name())
    }
}

struct Person(String);

impl Named for Person {
    fn name(&self) -> String {
        self.0.clone()
    }
}

impl Greeter for Person {}

trait Loud {
    fn shout(&self) -> String;
}

impl<T: Display> Loud for T {
    fn shout(&self) -> String {
        format!("{}!", self).to_uppercase()
    }
}

trait Convert<T> {
    fn convert(&self) -> T;
}

impl Convert<i64> for Person {
    fn convert(&self) -> i64 {
        self.0.len() as i64
    }
}

impl Convert<bool> for Person {
    fn convert(&self) -> bool {
        !self.0.is_empty()
    }
}

fn main() {
    let ada = Person(String::from("Ada"));
    println!("{}", ada.greet());
    println!("{} {}", 5.shout(), "hey".shout());
    let n: i64 = ada.convert();
    let b: bool = ada.convert();
    println!("{} {}", n, b);
}

//> Hello, Ada!
//> 5! HEY!
//> 3 true
