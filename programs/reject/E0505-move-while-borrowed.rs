// Moving out what is borrowed: the owner's place is empty, and the new owner may drop the value at any time.
fn main() {
    let s = String::from("x");
    let r = &s;
    let t = s; //~ ERROR E0505
    println!("{} {}", r, t);
}
