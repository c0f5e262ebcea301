// The borrowed variable's block ends before the borrow's last use: the reference would dangle.
fn main() {
    let r;
    {
        let x = 5;
        r = &x; //~ ERROR E0597
    }
    println!("{}", r);
}
