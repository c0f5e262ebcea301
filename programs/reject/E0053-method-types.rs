// A method of an impl has other types than the trait declares. Callers know only the trait, so the impl has to keep to it: also
// in whether `self` is `&self` or `&mut self`.
//@ explains: E0053
trait Area {
    fn area(&self, scale: u32) -> u32;
}

struct Square;

impl Area for Square {
    fn area(&self, scale: u64) -> u32 { //~ ERROR E0053
        scale as u32
    }
}

fn main() {
    println!("{}", Square.area(2));
}
