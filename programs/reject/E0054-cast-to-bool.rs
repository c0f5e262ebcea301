// A number is cast to `bool`. Which numbers are true is a matter of opinion: compare with zero.
//@ explains: E0054
fn main() {
    let n = 5;
    let b = n as bool; //~ ERROR E0054
    println!("{}", b);
}
