// An or-pattern binds a name by reference on one side and by value on the other. After the match the name has one type.
//@ explains: E0409
fn main() {
    let pair = (1, 2);
    match pair {
        (ref n, 0) | (0, n) => println!("{}", n), //~ ERROR E0308
        //~^ ERROR E0409
        _ => {}
    }
}
