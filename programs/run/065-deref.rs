// `Deref` lets a type stand for what it holds: method calls and `&` look through it.
use std::ops::{Deref, DerefMut};

struct Guarded {
    inner: String,
    reads: u32,
}

impl Deref for Guarded {
    type Target = String;

    fn deref(&self) -> &String {
        &self.inner
    }
}

impl DerefMut for Guarded {
    fn deref_mut(&mut self) -> &mut String {
        self.reads += 1;
        &mut self.inner
    }
}

fn length(s: &str) -> usize {
    s.len()
}

fn main() {
    let mut g = Guarded { inner: String::from("abc"), reads: 0 };
    println!("{} {}", g.len(), length(&g));
    g.push('d');
    *g += "e";
    println!("{} {} {}", *g, g.to_uppercase(), g.reads);
    let boxed = Box::new(String::from("boxed"));
    println!("{} {}", length(&boxed), boxed.starts_with("bo"));
}

//> 3 3
//> abcde ABCDE 2
//> 5 true
