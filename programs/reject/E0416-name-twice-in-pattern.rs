// A pattern binds one name twice. It does not mean that both parts must be equal: write two names and compare them in a guard.
//@ explains: E0416
fn main() {
    match (1, 2) {
        (n, n) => println!("{}", n), //~ ERROR E0416
    }
}
