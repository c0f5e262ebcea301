// A macro that does not exist.
fn main() {
    printn!("x"); //~ ERROR -
}
