// The fields of a union are the same memory: a borrow of one is a borrow of all, and a move out of one
// is a move of the whole.
//
// In memory: `first` and `second` would be two ways to change the same bytes.
use std::mem::ManuallyDrop;

union Bits {
    float: f32,
    int: u32,
}

union Owner {
    text: ManuallyDrop<String>,
    list: ManuallyDrop<Vec<u8>>,
}

fn main() {
    let mut bits = Bits { int: 1 };
    unsafe {
        let first = &mut bits.int;
        let second = &mut bits.float; //~ ERROR E0499
        *second = 1.0;
        *first = 2;
        let shared = &bits.float;
        bits.int = 3; //~ ERROR E0506
        println!("{shared}");
    }
    let owner = Owner { text: ManuallyDrop::new(String::new()) };
    unsafe {
        let _text = owner.text;
        let _list = owner.list; //~ ERROR E0382
    }
    let late: Bits;
    late.int = 3; //~ ERROR E0381
}
