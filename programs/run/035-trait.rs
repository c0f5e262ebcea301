// A trait names what types can do; one method here has a default body.
trait Animal {
    fn name(&self) -> String;

    fn speak(&self) -> String {
        let mut text = self.name();
        text.push_str(" makes a sound");
        text
    }
}

struct Dog;
struct Cat {
    lives: u8,
}

impl Animal for Dog {
    fn name(&self) -> String {
        String::from("dog")
    }

    fn speak(&self) -> String {
        String::from("woof")
    }
}

impl Animal for Cat {
    fn name(&self) -> String {
        format!("cat with {} lives", self.lives)
    }
}

fn introduce<A: Animal>(animal: &A) {
    println!("{}", animal.speak());
}

fn main() {
    introduce(&Dog);
    introduce(&Cat { lives: 9 });
    println!("{}", Animal::name(&Dog));
    println!("{}", <Cat as Animal>::name(&Cat { lives: 1 }));
}

//> woof
//> cat with 9 lives makes a sound
//> dog
//> cat with 1 lives
