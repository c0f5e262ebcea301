// A shared borrow that is returned on one way is in the way on the others: "problem case 3" of the rules (RFC 2094). To today's
// checker (NLL) the lifetime of the result is one extent for the whole function, so that the vector counts as borrowed after the
// loop too, where nothing was found.
//
// In memory: nothing would have gone wrong. `push` may move the buffer, but only where no reference into it is left: one that was
// found was returned before. Polonius, the checker that is to come, looks at each way by itself and accepts this function.
fn longer_than(words: &mut Vec<String>, length: usize) -> &String {
    for word in words.iter() {
        if word.len() > length {
            return word;
        }
    }
    words.push("x".repeat(length + 1)); //~ ERROR E0502
    &words[words.len() - 1]
}

fn main() {
    let mut words = vec![String::from("stone"), String::from("a")];
    println!("{}", longer_than(&mut words, 2));
    println!("{}", longer_than(&mut words, 9));
}

/* Mended: keep the index, which borrows nothing, and borrow on the way out.
fn longer_than(words: &mut Vec<String>, length: usize) -> &String {
    let found = words.iter().position(|word| word.len() > length);
    if found.is_none() {
        words.push("x".repeat(length + 1));
    }
    &words[found.unwrap_or(words.len() - 1)]
}

fn main() {
    let mut words = vec![String::from("stone"), String::from("a")];
    println!("{}", longer_than(&mut words, 2));
    println!("{}", longer_than(&mut words, 9));
}
*/
