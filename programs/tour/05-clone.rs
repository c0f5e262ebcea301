// Lesson 5: `clone` copies what is owned.
//
//     cairn run programs/tour/05-clone.rs --dump end
//
// Look at the heap: two blocks with the same text. Both variables are owners, each of its own block, so both
// may be used, changed, and dropped. Compare with lesson 3.
fn main() {
    let a = String::from("stone");
    let mut b = a.clone();
    b.push('s');
    println!("{} {}", a, b);
    let words = vec![a.clone(), b.clone()];
    let copy = words.clone();
    println!("{:?} {}", copy, words.len());
}

//> stone stones
//> ["stone", "stones"] 2
