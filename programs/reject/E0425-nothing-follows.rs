// One unknown type, and nothing is said of what would follow from it.
trait Shape {
    fn area(&self) -> i64;
    fn twice(&self) -> i64 {
        self.area() * 2
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Square {
    side: i64,
}

impl Shape for Square {
    fn area(&self) -> i64 {
        self.side * self.side
    }
}

impl Shape for Circle { //~ ERROR E0425
    fn area(&self) -> i64 {
        self.radius
    }
}

// Not the same types as the one above, as far as anyone can tell (no E0119).
impl<T: Shape> Shape for Vec<T> {
    fn area(&self) -> i64 {
        self.iter().map(|shape| shape.area()).sum()
    }
}

impl Default for Circle { //~ ERROR E0425
    fn default() -> Self {
        Circle { radius: 1 } //~ ERROR E0422
    }
}

fn made<T: Default>(_: Circle) -> T { //~ ERROR E0425
    T::default()
}

fn given<T: Default>() -> T {
    T::default()
}

fn main() {
    // What is wrong with its value is no longer said of the variable.
    let circle: i64 = Circle { radius: 3 }; //~ ERROR E0422
    circle.twice();
    // Anything may follow from a parameter's type: no E0282.
    let some = made(circle);
    let closure = |other: Circle| given(); //~ ERROR E0425
    println!("{}", Square { side: 2 }.twice());
    // Where one argument was wrong, nothing is asked of the others.
    println!("{} {}", Square { side: 2 }, missing); //~ ERROR E0425
    println!("{}", Square { side: 2 }); //~ ERROR E0277
    let known: i64 = "three"; //~ ERROR E0308
    known.twice(); //~ ERROR E0599
}
