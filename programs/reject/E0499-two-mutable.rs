// Two mutable borrows of one variable that are both still used: each could change or free what the other points at.
fn main() {
    let mut s = String::from("x");
    let a = &mut s;
    let b = &mut s; //~ ERROR E0499
    a.push('1');
    b.push('2');
    println!("{}", s);
}
