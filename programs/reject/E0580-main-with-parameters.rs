// `main` takes arguments. Nobody passes it any: the words of the command line come from `std::env::args()`.
//@ explains: E0580
fn main(words: i32) { //~ ERROR E0580
    println!("{}", words);
}
