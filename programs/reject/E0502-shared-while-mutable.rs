// Reading through a second path while a mutable borrow is alive.
fn main() {
    let mut s = String::from("a");
    let r = &mut s;
    println!("{}", s); //~ ERROR E0502
    r.push('b');
    let mut point = (1, 2);
    let x = &mut point.0;
    let y = &point.1;
    let both = &point; //~ ERROR E0502
    *x += *y;
    println!("{:?}", both);
}
