// A variable without `mut` is assigned once.
fn main() {
    let x = 5;
    println!("{}", x);
    x = 6; //~ ERROR E0384
    println!("{}", x);
    let y;
    y = 1;
    y += 1; //~ ERROR E0384
    println!("{}", y);
}
