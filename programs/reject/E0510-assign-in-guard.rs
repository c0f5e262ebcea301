// A match guard must not change what is being matched: the arms already tested would be wrong.
fn main() {
    let mut x = Some(1);
    match x {
        None => {}
        Some(_) if { x = None; false } => {} //~ ERROR E0510
        Some(n) => println!("{}", n),
    }
}
