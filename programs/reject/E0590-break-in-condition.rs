// Small slips in control flow, patterns and impls.
enum Message {
    Move(i32, i32),
    Quit,
}

fn pattern(message: Message) -> i32 {
    match message {
        Message::Move { x, y } => x + y, //~ ERROR E0769
        Message::Quit => 0,
    }
}

fn condition() {
    while { break } {} //~ ERROR E0590
    'outer: while { break 'outer } {}
    while { while true { break } false } {}
}

fn counted<T>() {}

fn arguments() {
    counted::<u8, u8>(); //~ ERROR E0107
}

trait Named {}
impl Named for u8 {}
impl Named for u8 {} //~ ERROR E0119
impl<T> Named for T {} //~ ERROR E0119
impl<T> Named for Vec<T> {}

#[derive(Clone, Copy)]
struct Text(String); //~ ERROR E0204

// Nothing more is said of the impls of a trait that one impl does wrong.
#[derive(Copy)]
struct NoClone;

fn main() {}
