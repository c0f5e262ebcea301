// Programs that the checker must let pass: each needs a rule that makes it less strict.
use std::collections::HashMap;
use std::fmt::Debug;

struct Pen<'a>(&'a mut String, String);

// Dropping the pen leaves alone what its reference points to.
fn ink<'a>(text: &'a mut String) -> &'a mut String {
    let pen = Pen(text, String::from("blue"));
    pen.0.push_str(&pen.1);
    &mut *pen.0
}

// The key's lifetime has nothing to do with the value's.
fn known(map: &HashMap<u32, String>, key: u32) -> &String {
    &map[&key]
}

// What was dropped may be given a value again, in each turn of a loop too.
fn again() -> usize {
    let mut text = String::from("a");
    let mut total = 0;
    for i in 0..3 {
        drop(text);
        text = "b".repeat(i);
        total += text.len();
    }
    total
}

// A variable that was moved out of is not dropped, and its borrow ends before.
fn moved_with_its_borrow() -> usize {
    let mut text = String::from("abc");
    let words = vec![&text[..1]].into_iter();
    let count = words.count();
    text.push('d');
    count + text.len()
}

// Each call chooses its lifetime anew.
fn same(number: &mut i32) -> &mut i32 {
    number
}

fn twice(a: &mut i32, b: &mut i32) {
    let function = same;
    let first = function(a);
    *first += 1;
    let second = function(b);
    *second += *a;
    *function(a) += 1;
}

// `impl Trait` refers to the shorter of two lifetimes.
fn shorter<'a: 'b, 'b>(a: &'a str, b: &'b str) -> impl Debug + use<'a, 'b> {
    if a.len() > b.len() { vec![a] } else { vec![b] }
}

// A part of what is matched may be changed in a guard if no pattern looks at it.
fn count(pair: &mut (Option<i32>, i32)) -> i32 {
    match pair.0 {
        Some(n) if {
            pair.1 += n;
            pair.1 > 3
        } =>
        {
            n
        }
        _ => pair.1,
    }
}

fn main() {
    let mut text = String::from("ink: ");
    ink(&mut text).push('!');
    println!("{}", text);
    let map = HashMap::from([(1, String::from("one"))]);
    println!("{}", known(&map, 1));
    println!("{} {}", again(), moved_with_its_borrow());
    let (mut a, mut b) = (1, 2);
    twice(&mut a, &mut b);
    println!("{} {}", a, b);
    println!("{:?}", shorter("ab", "c"));
    println!("{} {}", count(&mut (Some(2), 1)), count(&mut (Some(2), 2)));
}

//> ink: blue!
//> one
//> 3 5
//> 3 4
//> ["ab"]
//> 3 2
