// Bounds in `where`, on associated types too.
use std::fmt::{Debug, Display};

fn show_all<I>(items: I) -> String
where
    I: IntoIterator,
    I::Item: Display,
{
    let mut text = String::new();
    for item in items {
        text = text + &format!("[{}]", item);
    }
    text
}

struct Cache<K, V> {
    entries: Vec<(K, V)>,
}

impl<K, V> Cache<K, V>
where
    K: PartialEq,
    V: Clone + Debug,
{
    fn new() -> Self {
        Self { entries: Vec::new() }
    }

    fn get_or_insert_with<F: FnOnce() -> V>(&mut self, key: K, make: F) -> V {
        for (k, v) in &self.entries {
            if *k == key {
                return v.clone();
            }
        }
        let value = make();
        self.entries.push((key, value.clone()));
        value
    }
}

fn main() {
    println!("{}", show_all([1, 2, 3]));
    println!("{}", show_all(vec![String::from("x")]));
    let mut cache = Cache::new();
    println!("{}", cache.get_or_insert_with("a", || 1));
    println!("{}", cache.get_or_insert_with("a", || 2));
    println!("{}", cache.get_or_insert_with("b", || 3));
    println!("{:?}", cache.entries);
}

//> [1][2][3]
//> [x]
//> 1
//> 1
//> 3
//> [("a", 1), ("b", 3)]
