// `-` and `!` for types that do not have them.
struct Point;

fn main() {
    let a = !"text"; //~ ERROR E0600
    let b = -Point; //~ ERROR E0600
    let c = -true; //~ ERROR E0600
    let d = -5u32; //~ ERROR E0600
}
