// Format strings are checked when compiling.
fn main() {
    println!("{} {}", 1); //~ ERROR -
    println!("{}", 1, 2); //~ ERROR -
    println!("{name}", other = 1); //~ ERROR -
    //~^ ERROR E0425
    println!("{", 1); //~ ERROR -
    println!("{:q}", 1); //~ ERROR -
}
