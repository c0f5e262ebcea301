//! Functions that NLL rejects and the location-sensitive analysis accepts. Lines with errors end in `//~`.
use std::collections::{BTreeMap, HashMap};

// Problem case 3: a borrow that is returned on one way.
fn get_or_insert(map: &mut HashMap<u32, String>, key: u32) -> &mut String {
    if let Some(found) = map.get_mut(&key) {
        return found;
    }
    map.insert(key, String::new()); //~
    map.get_mut(&key).expect("inserted") //~
}

fn get_or_insert_by_match(map: &mut BTreeMap<u32, String>, key: u32) -> &mut String {
    match map.get_mut(&key) {
        Some(found) => found,
        None => {
            map.insert(key, String::new()); //~
            map.get_mut(&key).expect("inserted") //~
        }
    }
}

fn read_or_insert(map: &mut HashMap<u32, String>, key: u32) -> &String {
    if let Some(found) = map.get(&key) {
        return found;
    }
    map.insert(key, String::new()); //~
    &map[&key]
}

fn first_or_push(v: &mut Vec<u32>) -> &mut u32 {
    if let Some(first) = v.first_mut() {
        return first;
    }
    v.push(0); //~
    &mut v[0] //~
}

fn filled(slot: &mut Option<u32>) -> &mut u32 {
    if let Some(found) = slot.as_mut() {
        return found;
    }
    *slot = Some(0); //~
    slot.as_mut().expect("filled")
}

// The lifetime is named, and it is a `Result` that holds the reference.
fn part_or_clear<'a>(text: &'a mut String, count: &mut u32) -> Result<&'a str, usize> {
    if let Ok(found) = part(text) {
        *count += 1;
        return Ok(found);
    }
    text.clear(); //~
    Err(text.len())
}

fn part(text: &str) -> Result<&str, ()> {
    text.get(1..).ok_or(())
}

// In a loop.
fn find_or_grow(v: &mut Vec<u32>) -> &mut u32 {
    loop {
        if let Some(found) = v.iter_mut().find(|x| **x > 3) { //~
            return found;
        }
        v.push(4); //~
    }
}

// What is moved away afterwards.
struct Node {
    value: u32,
    next: Option<Box<Node>>,
}

fn child(node: &mut Node) -> Option<&mut Node> {
    node.next.as_deref_mut()
}

fn keep<T>(value: T) -> T {
    value
}

fn child_or_self(node: &mut Node) -> &mut Node {
    if let Some(found) = child(node) {
        return found;
    }
    let kept = keep(node); //~
    kept
}

// A variable that holds the borrow on one way only.
fn kept_on_one_way(v: &mut Vec<u32>, keep: bool) -> u32 {
    let mut other = 0;
    let mut at = &mut other;
    let first = &mut v[0];
    if keep {
        at = first;
    } else {
        v.push(1); //~
    }
    *at += 1;
    *at
}

fn main() {
    let mut map = HashMap::new();
    get_or_insert(&mut map, 1).push('x');
    read_or_insert(&mut map, 2);
    get_or_insert_by_match(&mut BTreeMap::new(), 1).push('x');
    let mut v = Vec::new();
    *first_or_push(&mut v) += 1;
    *find_or_grow(&mut v) += kept_on_one_way(&mut vec![1], true);
    *filled(&mut None) += 1;
    let _ = part_or_clear(&mut String::new(), &mut 0);
    child_or_self(&mut Node { value: 1, next: None }).value += 1;
}
