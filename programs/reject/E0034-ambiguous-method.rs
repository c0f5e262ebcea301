// A method call may mean methods of several traits, and nothing says which. Name the trait: `<Bell as Loud>::sound`.
//@ explains: E0034
struct Bell;

trait Loud {
    fn sound() -> i32;
}

trait Soft {
    fn sound() -> i32;
}

impl Loud for Bell {
    fn sound() -> i32 {
        2
    }
}

impl Soft for Bell {
    fn sound() -> i32 {
        1
    }
}

fn main() {
    println!("{}", Bell::sound()); //~ ERROR E0034
}
