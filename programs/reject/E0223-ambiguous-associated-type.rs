// An associated type is named without saying of which type's impl. Write `<Type as Trait>::Name`.
//@ explains: E0223
trait Animal {
    type Food;
}

fn main() {
    let food: Animal::Food; //~ ERROR E0223
}
