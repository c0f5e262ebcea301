// `dyn Trait`: a pointer to the value and a pointer to its table of methods.
trait Shape {
    fn area(&self) -> f64;

    fn name(&self) -> String {
        String::from("shape")
    }
}

struct Square(f64);
struct Circle {
    radius: f64,
}

impl Shape for Square {
    fn area(&self) -> f64 {
        self.0 * self.0
    }

    fn name(&self) -> String {
        "square".to_string()
    }
}

impl Shape for Circle {
    fn area(&self) -> f64 {
        3.0 * self.radius * self.radius
    }
}

impl Drop for Circle {
    fn drop(&mut self) {
        println!("circle gone");
    }
}

fn total(shapes: &[Box<dyn Shape>]) -> f64 {
    shapes.iter().map(|s| s.area()).sum()
}

fn describe(shape: &dyn Shape) {
    println!("{} {}", shape.name(), shape.area());
}

fn make(n: u32) -> Box<dyn Fn(u32) -> u32> {
    if n == 0 { Box::new(|x| x) } else { Box::new(move |x| x * n) }
}

fn main() {
    let shapes: Vec<Box<dyn Shape>> = vec![Box::new(Square(2.0)), Box::new(Circle { radius: 1.0 })];
    for shape in &shapes {
        describe(shape.as_ref());
    }
    println!("{}", total(&shapes));
    drop(shapes);
    describe(&Square(3.0));
    println!("{} {}", make(0)(5), make(4)(5));
    println!("{}", std::mem::size_of::<&dyn Shape>());
}

//> square 4
//> shape 3
//> 7
//> circle gone
//> square 9
//> 5 20
//> 16
