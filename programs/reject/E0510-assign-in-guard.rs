// A match guard changes the value that is being matched. The arms before the guard were passed over because of the value as it
// was; the pattern of this arm was compared already.
//
// In memory: the tag of the enum was read before the guard ran. If the guard stores another variant, the arm still reads the
// bytes as the fields of the old one: a number taken for a pointer, or a field that was never written.
//@ explains: E0510
fn main() {
    let mut x = Some(1);
    match x {
        None => {}
        Some(_) if { x = None; false } => {} //~ ERROR E0510
        Some(n) => println!("{}", n),
    }
}

/* Mended: change the value in the arm, where the guard has been decided.
fn main() {
    let mut x = Some(1);
    match x {
        None => {}
        Some(n) => {
            println!("{}", n);
            x = None;
        }
    }
    println!("{:?}", x);
}
*/
