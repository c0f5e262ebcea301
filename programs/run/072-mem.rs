// `std::mem`: swap, replace, take, forget, sizes.
use std::mem;

#[derive(Debug, Default)]
struct Slot {
    text: String,
    n: u32,
}

fn main() {
    let mut a = String::from("a");
    let mut b = String::from("b");
    mem::swap(&mut a, &mut b);
    let old = mem::replace(&mut a, String::from("new"));
    println!("{} {} {}", a, b, old);
    let mut slot = Slot { text: String::from("full"), n: 4 };
    let text = mem::take(&mut slot.text);
    println!("{:?} {}", slot, text);
    let n = mem::take(&mut slot.n);
    println!("{:?} {}", slot, n);
    println!("{} {}", mem::size_of::<Slot>(), mem::align_of::<Slot>());
    println!("{} {} {}", size_of::<u8>(), size_of::<&str>(), size_of::<Option<Box<i32>>>());
    println!("{} {}", size_of::<(u8, u32, u8)>(), size_of::<[u16; 3]>());
    println!("{}", mem::size_of_val(&[1u64, 2]));
    mem::drop(text);
    mem::forget(slot);
}

//> new a b
//> Slot { text: "", n: 4 } full
//> Slot { text: "", n: 0 } 4
//> 32 8
//> 1 16 8
//> 8 6
//> 16
