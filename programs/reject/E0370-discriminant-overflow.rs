// A variant's number would be one more than the greatest that its type holds. Give it a number, or a wider type with
// `#[repr(..)]`.
//@ explains: E0370
#[repr(u8)]
enum Level {
    Most = 255,
    More, //~ ERROR E0370
}

fn main() {}
