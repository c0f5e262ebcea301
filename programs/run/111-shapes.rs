// Shapes with a trait: static dispatch through generics.
use std::f64::consts::PI;

trait Shape {
    const SIDES: u32;
    fn area(&self) -> f64;
    fn scale(&mut self, factor: f64);

    fn describe(&self) -> String {
        format!("{} sides, area {:.2}", Self::SIDES, self.area())
    }
}

#[derive(Clone)]
struct Circle {
    radius: f64,
}

#[derive(Clone)]
struct Rectangle {
    width: f64,
    height: f64,
}

impl Shape for Circle {
    const SIDES: u32 = 0;

    fn area(&self) -> f64 {
        PI * self.radius * self.radius
    }

    fn scale(&mut self, factor: f64) {
        self.radius *= factor;
    }
}

impl Shape for Rectangle {
    const SIDES: u32 = 4;

    fn area(&self) -> f64 {
        self.width * self.height
    }

    fn scale(&mut self, factor: f64) {
        self.width *= factor;
        self.height *= factor;
    }
}

fn scaled<S: Shape + Clone>(shape: &S, factor: f64) -> S {
    let mut copy = shape.clone();
    copy.scale(factor);
    copy
}

fn larger<'a, S: Shape>(a: &'a S, b: &'a S) -> &'a S {
    if a.area() > b.area() { a } else { b }
}

fn main() {
    let circle = Circle { radius: 1.5 };
    let rectangle = Rectangle { width: 2.0, height: 3.0 };
    println!("{}", circle.describe());
    println!("{}", rectangle.describe());
    println!("{}", scaled(&rectangle, 2.0).describe());
    println!("{}", larger(&circle, &scaled(&circle, 0.5)).describe());
}

//> 0 sides, area 7.07
//> 4 sides, area 6.00
//> 4 sides, area 24.00
//> 0 sides, area 7.07
