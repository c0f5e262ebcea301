// The first value that is returned says what `impl Trait` hides; the others are
// coerced to its type, as they would be to a type that was written.

use std::fmt::Debug;

fn longest_or_all(words: &Vec<String>, all: bool) -> impl Debug + Copy {
    if all {
        return &words[..];
    }
    // `&Vec<String>` becomes `&[String]`.
    words
}

fn first_line(text: &String) -> Option<impl Debug> {
    if text.is_empty() {
        return Some(text.as_str());
    }
    // `&&String` becomes `&str`, in the middle of a `Some`.
    Some(&text)
}

fn step(up: bool) -> impl Fn(i32) -> i32 {
    if up {
        return (|n| n + 1) as fn(i32) -> i32;
    }
    // A closure that captures nothing becomes a function pointer.
    |n| n - 1
}

fn main() {
    let words = vec![String::from("one"), String::from("two")];
    println!("{:?} {:?}", longest_or_all(&words, true), longest_or_all(&words, false));
    println!("{:?} {:?}", first_line(&String::new()), first_line(&words[0]));
    println!("{} {}", step(true)(1), step(false)(1));
}

//> ["one", "two"] ["one", "two"]
//> Some("") Some("one")
//> 2 0
