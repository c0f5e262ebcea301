// Inline modules, `use`, renaming, visibility.
mod shapes {
    pub struct Square {
        pub side: u32,
        id: u32,
    }

    impl Square {
        pub fn new(side: u32) -> Square {
            Square { side, id: helpers::next(side) }
        }

        pub fn id(&self) -> u32 {
            self.id
        }
    }

    pub mod measure {
        use super::Square;

        pub fn area(square: &Square) -> u32 {
            square.side * square.side
        }

        pub fn twice(square: &Square) -> u32 {
            self::area(square) * 2
        }
    }

    mod helpers {
        pub(super) fn next(n: u32) -> u32 {
            n + crate::BASE
        }
    }

    pub enum Kind {
        Small,
        Large,
    }
}

const BASE: u32 = 100;

use shapes::Kind::{self, *};
use shapes::measure::{area, twice as double_area};
use shapes::Square as Sq;

fn kind(square: &Sq) -> Kind {
    if square.side < 5 { Small } else { Large }
}

fn main() {
    let square = Sq::new(3);
    println!("{} {} {}", area(&square), double_area(&square), square.id());
    match kind(&square) {
        Kind::Small => println!("small"),
        Large => println!("large"),
    }
    println!("{}", shapes::measure::area(&shapes::Square::new(7)));
    use std::mem::swap;
    let (mut a, mut b) = (1, 2);
    swap(&mut a, &mut b);
    println!("{} {}", a, b);
}

//> 9 18 103
//> small
//> 49
//> 2 1
