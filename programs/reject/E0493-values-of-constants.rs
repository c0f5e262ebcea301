// What constants and statics may be made of: no destructor runs at compile time, and nobody may write to what they refer to.
use std::cell::Cell;

struct Loud(i32);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}

const FIELD: i32 = Loud(1).0; //~ ERROR E0493
const WHOLE: Loud = Loud(2);
const NOTHING: Option<Loud> = None;
const LOCAL: i32 = {
    let loud = Loud(3); //~ ERROR E0493
    loud.0
};

const fn forgets(
    _loud: Loud, //~ ERROR E0493
) -> i32 {
    4
}

const fn passes(loud: Loud) -> Loud {
    loud
}

const CELL: &Cell<i32> = &Cell::new(1); //~ ERROR E0492
const NO_CELL: &Option<Cell<i32>> = &None;
const EXCLUSIVE: &mut i32 = &mut 5; //~ ERROR E0764
static EMPTY: &Vec<i32> = &Vec::new();

fn main() {
    let bits: u32 = unsafe { std::mem::transmute(1.0f32) };
    let wide: u64 = unsafe { std::mem::transmute(bits) }; //~ ERROR E0512
    println!("{wide}");
}
