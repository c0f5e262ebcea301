// `*` needs something that points.
fn main() {
    let n = 5u32;
    println!("{}", *n); //~ ERROR E0614
    let s = (1, 2);
    let t = *s; //~ ERROR E0614
}
