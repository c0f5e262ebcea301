// A trait that cannot be an object is told where the type is written, and at each call that it takes part in.
trait Animal {
    fn name(&self) -> String;
    fn twin(&self) -> Option<&Self> {
        None
    }
}

struct Dog;

impl Animal for Dog {
    fn name(&self) -> String {
        "dog".to_owned()
    }
}

fn all(animals: &[Box<dyn Animal>]) { //~ ERROR E0038
    for animal in animals { //~ ERROR E0038
        println!("{}", animal.name());
    }
}

fn one(animal: &dyn Animal) -> String { //~ ERROR E0038
    let number: i32 = animal.name(); //~ ERROR E0308
    animal.name()
}

fn made() -> Option<Box<dyn Animal>> { //~ ERROR E0038
    Some(Box::new(Dog)) //~ ERROR E0038
}

fn main() {
    one(&Dog); //~ ERROR E0038
    all(&[Box::new(Dog)]); //~ ERROR E0038
    let animal = made(); //~ ERROR E0038
    drop(animal); //~ ERROR E0038
    let boxed: Box<dyn Animal> = //~ ERROR E0038
        Box::new(Dog);
    boxed.name();
}
