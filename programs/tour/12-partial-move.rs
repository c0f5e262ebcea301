// Lesson 12: a part of a value can move out.
//
//     cairn run programs/tour/12-partial-move.rs --dump 17 --dump end
//
// Look at line 17: `letter.to` has moved to `to`, while `letter.body` and `letter.stamps` are still owned by `letter`. The
// whole can be used again once the missing part has been given back.
struct Letter {
    to: String,
    body: String,
    stamps: u8,
}

fn main() {
    let mut letter = Letter { to: String::from("Ada"), body: String::from("Hello"), stamps: 1 };
    let to = letter.to;
    println!("{} {} {}", to, letter.body, letter.stamps);
    letter.to = String::from("Grace");
    let Letter { to: second, body, .. } = letter;
    println!("{} {} {}", second, body, letter.stamps);
}

//> Ada Hello 1
//> Grace Hello 1
