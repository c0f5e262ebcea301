// A trait object's associated type is given twice. It is one type.
//@ explains: E0719
fn sum(numbers: Box<dyn Iterator<Item = i32, Item = i32>>) -> i32 { //~ ERROR E0719
    numbers.sum()
}

fn main() {
    println!("{}", sum(Box::new([1, 2].into_iter())));
}

/* Mended: say it once.
fn sum(numbers: Box<dyn Iterator<Item = i32>>) -> i32 {
    numbers.sum()
}

fn main() {
    println!("{}", sum(Box::new([1, 2].into_iter())));
}
*/
