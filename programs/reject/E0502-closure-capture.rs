// A closure borrows what it mentions, from where it is written to its last call.
fn main() {
    let mut count = 1;
    let show = || println!("{}", count);
    let r = &mut count; //~ ERROR E0502
    *r += 1;
    show();
    let mut v = vec![1];
    let mut add = || v.push(2);
    println!("{:?}", v); //~ ERROR E0502
    add();
}
