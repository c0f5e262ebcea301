// A syntax error has no code. rustc reports the first and looks no further in this function.
fn main() {
    let x = 5
    println!("{}", x); //~^ ERROR -
}
