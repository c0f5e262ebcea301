// Tuples, tuple structs and unit structs.
struct Pair(i32, bool);
struct Marker;

fn swap(pair: (i32, char)) -> (char, i32) {
    (pair.1, pair.0)
}

fn main() {
    let mut t = (1, 'a');
    t.0 = 2;
    let (c, n) = swap(t);
    println!("{} {}", c, n);
    let pair = Pair(3, true);
    println!("{} {}", pair.0, pair.1);
    let nested = ((1, 2), (3,), ());
    println!("{} {}", (nested.0).1, nested.1.0);
    let _marker = Marker;
}

//> a 2
//> 3 true
//> 2 3
