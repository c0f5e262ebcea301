// Lesson 3: a move.
//
//     cairn run programs/tour/03-move.rs --dump end
//
// `let b = a;` copies the three words of the `String` (address, capacity, length) from `a` to `b`. The text on the heap
// stays where it is and is not copied. Look at `a`: its bytes are unchanged, but it is no longer the owner, and
// the checker forbids its use. That is all a move is. Then `b` moves into the call of `shout`, whose frame frees the text.
fn shout(text: String) -> usize {
    println!("{}!", text);
    text.len()
}

fn main() {
    let a = String::from("stone");
    let b = a;
    println!("{}", b);
    let length = shout(b);
    let c = String::from("cairn");
    println!("{} {}", length, c);
}

//> stone
//> stone!
//> 5 cairn
