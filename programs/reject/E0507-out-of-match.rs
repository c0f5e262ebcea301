// Matching on a borrowed place with a pattern that binds by value, and out of an `Rc` or a captured variable.
use std::rc::Rc;

enum Message {
    Text(String),
    Quit,
}

fn text(message: &Message) -> String {
    match *message { //~ ERROR E0507
        Message::Text(text) => text,
        Message::Quit => String::new(),
    }
}

fn call(f: impl Fn() -> String) -> String {
    f()
}

fn main() {
    println!("{}", text(&Message::Quit));
    let shared = Rc::new(String::from("shared"));
    let owned = *shared; //~ ERROR E0507
    println!("{}", owned);
    let captured = String::from("c");
    println!("{}", call(move || captured)); //~ ERROR E0507
    let _ = Message::Text(String::new());
}
