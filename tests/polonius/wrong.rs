//! Functions that the location-sensitive analysis rejects too. Lines with errors end in `//~`.
use std::collections::HashMap;

// The reference is used after the conflict, or on both ways.
fn used_after(v: &mut Vec<u32>) -> u32 {
    let first = &mut v[0];
    v.push(1); //~
    *first
}

fn returned_on_both(map: &mut HashMap<u32, String>, key: u32) -> &mut String {
    let found = map.get_mut(&key);
    map.insert(key, String::new()); //~
    found.expect("there")
}

fn returned_afterwards(map: &mut HashMap<u32, String>, key: u32) -> Option<&mut String> {
    let found = map.get_mut(&key);
    if found.is_none() {
        map.insert(key, String::new()); //~
    }
    found
}

fn returned_on_the_same_way(v: &mut Vec<u32>) -> Option<&mut u32> {
    if let Some(first) = v.first_mut() {
        v.push(1); //~
        return Some(first);
    }
    None
}

// Two of them are handed out.
fn two(v: &mut Vec<u32>) -> (&mut u32, &mut u32) {
    let first = &mut v[0];
    let second = &mut v[1]; //~
    (first, second)
}

// Collected by a loop.
fn collected<'a>(v: &'a mut Vec<u32>, out: &mut Vec<&'a mut u32>) {
    for _ in 0..2 {
        out.push(&mut v[0]); //~
    }
}

// Alive in a variable on both ways.
fn alive(v: &mut Vec<u32>, c: bool) -> u32 {
    let mut other = 0;
    let mut at = &mut other;
    if c {
        at = &mut v[0];
    }
    v.push(1); //~
    *at += 1;
    *at
}

// By way of a struct, a closure, an invariant type.
struct Holder<'a> {
    held: Option<&'a mut u32>,
}

fn held(x: &mut u32) -> u32 {
    let mut holder = Holder { held: None };
    if *x > 1 {
        holder.held = Some(x);
    }
    *x += 1; //~
    holder.held.map_or(0, |x| *x)
}

fn captured(mut n: u32) -> u32 {
    let mut add = || n += 1;
    n = 2; //~
    add();
    n
}

fn put_in<'a>(list: &mut Vec<&'a str>, text: &'a str) {
    list.push(text);
}

fn in_a_list(mut text: String) -> usize {
    let mut list = Vec::new();
    let again = &mut list;
    put_in(again, &text);
    text.clear(); //~
    list.len()
}

fn dropped_while_listed() -> usize {
    let mut list = Vec::new();
    {
        let text = String::from("x");
        list.push(&text); //~
    }
    list.len()
}

fn moved_while_listed(text: String) -> usize {
    let list = vec![&text];
    drop(text); //~
    list.len()
}

fn returned_local() -> Option<&'static String> {
    let text = String::from("x");
    if text.is_empty() {
        return None;
    }
    Some(&text) //~
}

// For `'static` from there on.
fn forever(x: &'static mut u32) -> &'static mut u32 {
    x
}

fn leaked() {
    let mut n = 1;
    let kept = forever(&mut n); //~
    *kept += 1;
}

// Kept in a list of the caller's, whose lifetime is the caller's too.
fn kept_or_cleared<'a>(text: &'a mut String, kept: &mut Vec<&'a str>) -> usize {
    if let Some(found) = text.get(1..) {
        kept.push(found);
        return kept.len();
    }
    text.clear(); //~
    text.len()
}

// A cursor that is overwritten: both analyses of today's rustc reject it.
struct Node {
    value: u32,
    next: Option<Box<Node>>,
}

fn last(mut node: &mut Node) -> &mut Node {
    while let Some(next) = &mut node.next {
        node = next;
    }
    node //~
}

fn push_back(mut node: &mut Node, value: u32) {
    while let Some(next) = node.next.as_deref_mut() {
        node = next;
    }
    node.next = Some(Box::new(Node { value, next: None })); //~
}

fn main() {
    let mut v = vec![1, 2];
    used_after(&mut v);
    let mut map = HashMap::new();
    returned_on_both(&mut map, 1);
    returned_afterwards(&mut map, 1);
    returned_on_the_same_way(&mut v);
    two(&mut v);
    collected(&mut v, &mut Vec::new());
    alive(&mut v, true);
    held(&mut 1);
    captured(1);
    in_a_list(String::new());
    dropped_while_listed();
    moved_while_listed(String::new());
    returned_local();
    leaked();
    kept_or_cleared(&mut String::new(), &mut Vec::new());
    let mut node = Node { value: 1, next: None };
    last(&mut node).value += 1;
    push_back(&mut node, 2);
}
