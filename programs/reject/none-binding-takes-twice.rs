// One pattern cannot borrow a value and move a part of it.
fn main() {
    match Some(String::new()) {
        ref whole @ Some(ref part) => println!("{:?} {}", whole, part),
        None => {}
    }
    let mut name = Some(String::new());
    match name {
        ref mut whole @ Some(ref part) => { //~ ERROR -
            //~^ ERROR E0502
            println!("{}", part);
            *whole = None;
        }
        None => {}
    }
}
