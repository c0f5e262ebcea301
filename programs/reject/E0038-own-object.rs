// A trait that speaks of its own objects and cannot have any.
trait Shape {
    fn scaled(&self, by: f64) -> Box<dyn Shape>; //~ ERROR E0038
    fn same(&self, other: Self) -> bool;
}

fn show(_: &dyn Shape) {} //~ ERROR E0038

fn main() {}
