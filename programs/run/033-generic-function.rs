// One function for many types: each use is compiled for its own type.
fn first<T>(pair: (T, T)) -> T {
    pair.0
}

fn choose<A, B: Clone>(_a: A, b: &B) -> B {
    b.clone()
}

fn largest<T: PartialOrd + Copy>(values: &[T]) -> T {
    let mut best = values[0];
    for &value in values {
        if value > best {
            best = value;
        }
    }
    best
}

fn main() {
    println!("{} {}", first((1, 2)), first(("a", "b")));
    println!("{}", choose(1u8, &String::from("cloned")));
    println!("{} {} {}", largest(&[3, 9, 4]), largest(&[1.5, -2.0]), largest(&['x', 'b']));
    println!("{}", first::<u64>((1 << 40, 0)));
}

//> 1 a
//> cloned
//> 9 1.5 x
//> 1099511627776
