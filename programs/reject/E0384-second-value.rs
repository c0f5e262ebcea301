// Assigning a second time to a variable without `mut`. Without `mut` a variable keeps its first value for life, so that a reader
// needs to look at one place only. It may be assigned later than it is declared, but once.
//
// In memory: nothing would go wrong: the second value would overwrite the first in the same bytes. This rule is for readers of
// programs. A second `let` of the same name (shadowing) is another variable with bytes of its own.
//@ explains: E0384
fn main() {
    let x = 5;
    println!("{}", x);
    x = 6; //~ ERROR E0384
    println!("{}", x);
}

/* Mended: declare it `mut`.
fn main() {
    let mut x = 5;
    println!("{}", x);
    x = 6;
    println!("{}", x);
}
*/

/* Mended: shadow it with a second variable.
fn main() {
    let x = 5;
    println!("{}", x);
    let x = 6;
    println!("{}", x);
}
*/
