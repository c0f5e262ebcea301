// A field of a union may not need to be dropped: nobody knows which field it is that holds a value.
//
// In memory: at the end of the union, its bytes may be a string that owns a block, or a number that
// would be taken for the address of one.
//@ explains: E0740
union Cell {
    text: String, //~ ERROR E0740
    number: u64,
}

fn main() {
    let cell = Cell { number: 1 };
    println!("{}", unsafe { cell.number });
}

/* Mended: who knows that there is a string drops it by hand
use std::mem::ManuallyDrop;

union Cell {
    text: ManuallyDrop<String>,
    number: u64,
}

fn main() {
    let mut cell = Cell { text: ManuallyDrop::new(String::from("text")) };
    unsafe {
        println!("{}", *cell.text);
        ManuallyDrop::drop(&mut cell.text);
    }
    cell.number = 1;
    println!("{}", unsafe { cell.number });
}
*/
