// A union literal must name one field: all fields share the same bytes.
//
// In memory: the second value would be written over the first.
//@ explains: E0784
union Bits {
    number: u32,
    float: f32,
}

fn main() {
    let b = Bits { number: 0, float: 1.0 }; //~ ERROR E0784
    let _ = unsafe { b.number };
}

/* Mended: one of them
union Bits {
    number: u32,
    float: f32,
}

fn main() {
    let b = Bits { float: 1.0 };
    println!("{}", unsafe { b.number });
}
*/
