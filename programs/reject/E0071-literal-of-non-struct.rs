// A struct literal whose name is of a type that is no struct. Fields in braces exist only for structs, variants and unions.
//@ explains: E0071
type Number = u32;

fn main() {
    let n = Number { value: 0 }; //~ ERROR E0071
}
