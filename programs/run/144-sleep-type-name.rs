// Sleeping moves the clock; the names of types; wrapping and saturating numbers; the rarer ways to cut a slice.
use std::any::type_name;
use std::collections::{HashMap, VecDeque};
use std::num::{Saturating, Wrapping};
use std::time::{Duration, Instant};

fn name_of<T>(_: &T) -> &'static str {
    type_name::<T>()
}

fn main() {
    let start = Instant::now();
    std::thread::sleep(Duration::from_millis(3));
    println!("{}", start.elapsed() >= Duration::from_millis(3));

    println!("{} {} {}", name_of(&1), name_of(&2.5), name_of(&"text"));
    println!("{} {}", name_of(&String::new()), name_of(&vec![Some(1u8)]));
    println!("{}", type_name::<HashMap<&str, VecDeque<(char, bool)>>>());
    println!("{}", type_name::<Result<Box<[i32; 2]>, std::num::ParseIntError>>());

    let mut noise = Wrapping(12345u32);
    for _ in 0..3 {
        noise = noise * Wrapping(1664525) + Wrapping(1013904223);
        noise ^= noise >> 16;
        print!("{} ", noise % Wrapping(100));
    }
    println!("{} {}", Saturating(200u8) + Saturating(100), Saturating(3u8).pow(7));

    for [a, b] in [1, 2, 3].array_windows() {
        print!("{a}<{b} ");
    }
    let mut runs = [1, 1, 2, 3, 3];
    for run in runs.chunk_by_mut(|a, b| a == b) {
        run[0] = 0;
    }
    println!("{runs:?} {:?}", runs.rchunks_exact(2).collect::<Vec<_>>());
}

//> true
//> i32 f64 &str
//> alloc::string::String alloc::vec::Vec<core::option::Option<u8>>
//> std::collections::hash::map::HashMap<&str, alloc::collections::vec_deque::VecDeque<(char, bool)>>
//> core::result::Result<alloc::boxed::Box<[i32; 2]>, core::num::error::ParseIntError>
//> 57 54 12 255 255
//> 1<2 2<3 [0, 1, 0, 0, 3] [[0, 3], [1, 0]]
