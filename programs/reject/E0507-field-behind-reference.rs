// A value is moved out of what is only borrowed. A reference gives access, not ownership. Whoever owns the value will drop it
// later, and has not been told that it is gone. The same holds for what is behind an `Rc`, inside of a vector, or captured by a
// closure that is called more than once.
//
// In memory: the three words of the `String` would be copied out, while the struct behind the reference keeps the same three
// words: two owners of one block. Both drop it. The second drop is a double free.
//@ explains: E0507
struct Person {
    name: String,
}

fn name(p: &Person) -> String {
    p.name //~ ERROR E0507
}

fn main() {
    println!("{}", name(&Person { name: String::from("Ada") }));
}

/* Mended: look at it, or clone it.
struct Person {
    name: String,
}

fn name(p: &Person) -> String {
    p.name.clone()
}

fn main() {
    println!("{}", name(&Person { name: String::from("Ada") }));
}
*/

/* Mended: take it and leave something in its place.
struct Person {
    name: String,
}

fn take_name(p: &mut Person) -> String {
    std::mem::take(&mut p.name)
}

fn main() {
    let mut p = Person { name: String::from("Ada") };
    println!("{} {:?}", take_name(&mut p), p.name);
}
*/
