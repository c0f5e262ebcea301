// What is changed behind a `ManuallyDrop` in a union may be dropped by that: the `*` must be written.
//
// In memory: assigning to the text drops the text that was there, which may never have been one.
use std::mem::ManuallyDrop;

union Cell {
    pair: ManuallyDrop<(String, u8)>,
    number: u64,
}

fn main() {
    let mut cell = Cell { number: 1 };
    cell.pair = ManuallyDrop::new((String::new(), 1));
    unsafe {
        cell.pair.0 = String::from("text"); //~ ERROR -
        (*cell.pair).0 = String::from("text");
    }
}
