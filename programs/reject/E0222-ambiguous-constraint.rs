// A constraint on an associated type that several bounds have. Name the trait.
//@ explains: E0222
trait Vehicle {
    type Colour;
}

trait Shape {
    type Colour;
}

trait Car: Vehicle + Shape {}

fn dent<C>(car: impl Car<Colour = C>) {} //~ ERROR E0222

fn main() {}
