// An array of a length that is a const parameter is matched against a pattern with a number of elements. Whether they fit would
// depend on the parameter.
//@ explains: E0730
fn is_start<const N: usize>(a: [u32; N]) -> bool {
    match a {
        [1, 2, ..] => true, //~ ERROR E0730
        _ => false,
    }
}

fn main() {}
