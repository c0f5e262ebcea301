// A function or constant of a trait is used without saying of which type's impl. Write `<Type as Trait>::name()`.
//@ explains: E0790
trait Make {
    fn make() -> i32;
}

fn main() {
    println!("{}", Make::make()); //~ ERROR E0790
}
