// Only functions and closures can be called.
enum State {
    On,
}

fn main() {
    let x = 5;
    println!("{}", x(1)); //~ ERROR E0618
    let s = "text"(); //~ ERROR E0618
    State::On(1); //~ ERROR E0618
}
