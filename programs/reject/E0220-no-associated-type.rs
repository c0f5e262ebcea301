// The trait has no associated type of that name.
trait Container {
    type Item;
    fn get(&self) -> Self::Element; //~ ERROR E0220
}

fn first<C: Container>(c: C) -> C::Thing { //~ ERROR E0220
    panic!()
}

fn main() {}
