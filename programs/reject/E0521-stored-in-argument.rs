// A reference from an argument is stored where it may outlive the call. Callers are checked against the signature alone, and that
// promises nothing about how long the caller's text lives after the call; what keeps the reference, here a list that lives as long
// as the program, asks for more.
//
// In memory: the list keeps the address and the length of the text, not the text. The caller may free it right after the call, or
// leave its frame. Whoever reads the list later reads what is there by then.
//@ explains: E0521
use std::cell::RefCell;

fn keep(text: &str, all: &'static RefCell<Vec<&'static str>>) {
    all.borrow_mut().push(text); //~ ERROR E0521
}

fn main() {
    let all: &'static RefCell<Vec<&'static str>> = Box::leak(Box::new(RefCell::new(Vec::new())));
    {
        let text = String::from("stone");
        keep(&text, all);
    }
    println!("{:?}", all.borrow());
}

/* Mended: store an owner: the text is copied to a block of its own.
use std::cell::RefCell;

fn keep(text: &str, all: &RefCell<Vec<String>>) {
    all.borrow_mut().push(text.to_owned());
}

fn main() {
    let all = RefCell::new(Vec::new());
    keep("stone", &all);
    println!("{:?}", all);
}
*/

/* Mended: name the lifetime: all that is stored lives as long as the store.
use std::cell::RefCell;

fn keep<'a>(text: &'a str, all: &RefCell<Vec<&'a str>>) {
    all.borrow_mut().push(text);
}

fn main() {
    let all = RefCell::new(Vec::new());
    keep("stone", &all);
    println!("{:?}", all);
}
*/
