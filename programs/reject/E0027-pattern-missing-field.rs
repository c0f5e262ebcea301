// A struct pattern leaves out a field without saying `..`.
struct Point {
    x: i32,
    y: i32,
}

enum Event {
    Click { at: i32, button: u8 },
}

fn main() {
    let Point { x } = Point { x: 1, y: 2 }; //~ ERROR E0027
    println!("{}", x);
    match (Event::Click { at: 1, button: 2 }) {
        Event::Click { at } => println!("{}", at), //~ ERROR E0027
    }
}
