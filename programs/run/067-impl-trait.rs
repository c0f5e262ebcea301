// `impl Trait` hides a type that the compiler knows.
use std::fmt::Display;

fn evens(limit: u32) -> impl Iterator<Item = u32> {
    (0..limit).filter(|n| n % 2 == 0)
}

fn show(items: impl IntoIterator<Item = impl Display>) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text += ", ";
        }
        text += &item.to_string();
    }
    text
}

fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}

fn main() {
    println!("{}", show(evens(9)));
    println!("{}", show(vec!["a", "b"]));
    let f = compose(|n: i32| n + 1, |n: i32| format!("<{}>", n));
    println!("{} {}", f(1), f(41));
}

//> 0, 2, 4, 6, 8
//> a, b
//> <2> <42>
