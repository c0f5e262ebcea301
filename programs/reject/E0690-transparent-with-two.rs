// `repr(transparent)` promises that a struct is laid out as its one field is. The others may take no room.
//@ explains: E0690
#[repr(transparent)]
struct Metres { //~ ERROR E0690
    value: f64,
    exact: bool,
}

// A parameter may be anything, and may take room.
#[repr(transparent)]
struct Tagged<T> { //~ ERROR E0690
    value: f32,
    tag: T,
}

fn main() {}
/* Mended: what takes no room may stay.
use std::marker::PhantomData;

#[repr(transparent)]
struct Tagged<T> {
    value: f32,
    tag: PhantomData<T>,
}

fn main() {
    let metres: Tagged<u8> = Tagged { value: 1.5, tag: PhantomData };
    println!("{} in {} bytes", metres.value, size_of_val(&metres));
}
*/
