// `Box` owns one value on the heap; `*` reaches it.
fn main() {
    let mut b = Box::new(5);
    *b += 1;
    let c = b;
    println!("{} {}", c, *c * 2);
    let pair = Box::new((1, Box::new(2)));
    println!("{} {}", pair.0, pair.1);
    let inside = *pair;
    println!("{} {}", inside.0, *inside.1);
}

//> 6 12
//> 1 2
//> 1 2
