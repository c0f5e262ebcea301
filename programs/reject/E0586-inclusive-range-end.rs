// `..=` needs an end.
fn main() {
    for i in 0..= { //~ ERROR E0586
        println!("{}", i);
    }
}
