// Lesson 6: a borrow is an address.
//
//     cairn run programs/tour/06-borrow.rs --dump 10 --dump end
//
// Look at line 10: `text` in the frame of `count` holds the address of `s` in the frame of `main`; nothing is copied
// and nothing changes owner. `part` points right into the text on the heap, with a length of its own.
// While a shared borrow is alive everyone may read and no one may write.
fn count(text: &String) -> usize {
    let n = text.len();
    n
}

fn main() {
    let s = String::from("borrowed");
    let r = &s;
    let part = &s[2..5];
    println!("{} {}", count(r), count(&s));
    println!("{} {} {}", s, r, part);
}

//> 8 8
//> borrowed borrowed rro
