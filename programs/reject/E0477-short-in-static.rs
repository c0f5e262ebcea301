// A type holds references that need not live as long as a bound asks. `Forever` keeps only what lives as long as the program, and a
// `&'a str` with any `'a` does not.
//
// In memory: whoever has a `Forever` may keep it for ever. The text that its address leads to may be freed long before.
//@ explains: E0477
struct Forever<T: 'static>(T);

struct Short<'a>(Forever<&'a str>); //~ ERROR E0477

fn main() {
    println!("{}", Short(Forever("stone")).0.0);
}

/* Mended: keep only texts that live as long as the program.
struct Forever<T: 'static>(T);

struct Short(Forever<&'static str>);

fn main() {
    println!("{}", Short(Forever("stone")).0.0);
}
*/

/* Mended: own the text.
struct Forever<T: 'static>(T);

struct Short(Forever<String>);

fn main() {
    println!("{}", Short(Forever(String::from("stone"))).0.0);
}
*/
