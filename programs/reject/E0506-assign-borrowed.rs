// Assigning to a variable while it is borrowed: the borrow promised that the value stays.
fn main() {
    let mut n = 1;
    let r = &n;
    n = 2; //~ ERROR E0506
    println!("{} {}", r, n);
    let mut s = String::from("a");
    let part = &s[..];
    s = String::from("b"); //~ ERROR E0506
    println!("{} {}", part, s);
    let mut pair = (1, 2);
    let second = &pair.1;
    pair.0 = 10;
    pair.1 += 10; //~ ERROR E0506
    println!("{} {:?}", second, pair);
}
