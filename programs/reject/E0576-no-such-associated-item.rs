// `<Type as Trait>::Name` names something that the trait does not have.
//@ explains: E0576
trait Shape {
    type Side;
}

fn side<T: Shape>() -> <T as Shape>::Edge { //~ ERROR E0576
    loop {}
}

fn main() {}
