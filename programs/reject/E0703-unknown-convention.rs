// After `extern` stands the name of no calling convention. The names are those of conventions that compilers agree on, such as `"C"`.
//@ explains: E0703
extern "c" fn twice(n: i32) -> i32 { //~ ERROR E0703
    n * 2
}

fn main() {
    println!("{}", twice(21));
}

/* Mended: the convention of C is written with a capital letter.
extern "C" fn twice(n: i32) -> i32 {
    n * 2
}

fn main() {
    println!("{}", twice(21));
}
*/
