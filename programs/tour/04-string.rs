// Lesson 4: a `String` lives on the stack and on the heap.
//
//     cairn run programs/tour/04-string.rs --dump 14 --dump end
//
// On the stack are three words: where the text is, how much room it has, how much of it is used. The text itself is a
// block on the heap. Look at line 14 and at the end: when the text outgrows its room it is copied to a larger
// block, the old block is freed, and the address in the variable changes.
fn main() {
    let mut s = String::from("heap");
    let literal = "static";
    let empty = String::new();
    println!("{} {} {:?}", s, literal, empty);
    println!("{} {}", s.len(), empty.capacity());
    s.push_str(" and stack");
    println!("{} {}", s, s.len());
}

//> heap static ""
//> 4 0
//> heap and stack 14
