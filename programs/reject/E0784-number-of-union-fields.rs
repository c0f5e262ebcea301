// A union literal must name one field: all fields share the same bytes.
//@ explains: E0784
//@ rustc-differs: Cairn also says that it has no unions
union Bits { //~ ERROR C0002
    number: u32,
    float: f32,
}

fn main() {
    let b = Bits { number: 0, float: 1.0 }; //~ ERROR E0784
}
