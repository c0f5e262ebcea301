// The last field of a struct may be of unsized type, for `Debug` too.
use std::fmt::Debug;

#[derive(Debug)]
struct Tail<T: ?Sized> {
    len: i32,
    tail: T,
}

#[derive(Debug)]
struct Pair<T: ?Sized>(i32, T);

fn main() {
    let numbers: &Tail<[i32]> = &Tail { len: 3, tail: [1, 2, 3] };
    println!("{numbers:?} {}", numbers.len);
    let any: &Pair<dyn Debug> = &Pair(1, "a");
    println!("{any:#?}");
}

//> Tail { len: 3, tail: [1, 2, 3] } 3
//> Pair(
//>     1,
//>     "a",
//> )
