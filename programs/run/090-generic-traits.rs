// Generic traits, blanket impls, and a trait implemented for references and containers.
trait Describe {
    fn describe(&self) -> String;
}

impl Describe for i32 {
    fn describe(&self) -> String {
        format!("int {}", self)
    }
}

impl Describe for str {
    fn describe(&self) -> String {
        format!("text {}", self)
    }
}

impl<T: Describe + ?Sized> Describe for &T {
    fn describe(&self) -> String {
        format!("ref to {}", (**self).describe())
    }
}

impl<T: Describe> Describe for Vec<T> {
    fn describe(&self) -> String {
        let parts: Vec<String> = self.iter().map(|item| item.describe()).collect();
        format!("[{}]", parts.join("; "))
    }
}

impl<A: Describe, B: Describe> Describe for (A, B) {
    fn describe(&self) -> String {
        format!("{} and {}", self.0.describe(), self.1.describe())
    }
}

impl<T: Describe> Describe for Option<T> {
    fn describe(&self) -> String {
        match self {
            Some(value) => value.describe(),
            None => String::from("nothing"),
        }
    }
}

fn show<T: Describe + ?Sized>(value: &T) {
    println!("{}", value.describe());
}

fn main() {
    show(&5);
    show("hi");
    show(&&7);
    show(&vec![1, 2]);
    show(&(Some(3), "pair"));
    show(&None::<i32>);
    show(&vec![(1, vec![2]), (3, vec![])]);
}

//> int 5
//> text hi
//> ref to int 7
//> [int 1; int 2]
//> int 3 and ref to text pair
//> nothing
//> [int 1 and [int 2]; int 3 and []]
