// A feature of the language or the library that is not stable yet. A stable compiler refuses it.
//@ explains: E0658
fn main() {
    let n: ! = panic!(); //~ ERROR E0658
}
