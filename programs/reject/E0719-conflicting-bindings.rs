// A trait object's associated type is given twice, and differently. No type is both.
fn sum(numbers: Box<dyn Iterator<Item = i32, Item = u8>>) -> i32 { //~ ERROR E0719
    //~^ ERROR - conflicting associated type bindings
    numbers.map(i32::from).sum()
}

fn main() {}
