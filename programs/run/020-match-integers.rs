// `match` on integers: literals, ranges, alternatives, bindings, guards.
fn name(n: i32) -> &'static str {
    match n {
        0 => "zero",
        1 | 2 => "few",
        3..=9 => "some",
        i32::MIN..=-1 => "negative",
        x if x % 2 == 0 => "many, even",
        _ => "many, odd",
    }
}

fn main() {
    let mut i = -1;
    while i < 12 {
        println!("{} {}", i, name(i));
        i += 3;
    }
    let n = match 7u8 {
        small @ 0..10 => small * 2,
        other => other,
    };
    println!("{}", n);
}

//> -1 negative
//> 2 few
//> 5 some
//> 8 some
//> 11 many, odd
//> 14
