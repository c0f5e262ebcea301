// A new box, or a tuple with one, takes the place of the old, whose contents are dropped: they must not be borrowed.
fn replaced() {
    let mut boxed = Box::new(String::from("old"));
    let text: &String = &*boxed;
    boxed = Box::new(String::from("new")); //~ ERROR E0506
    println!("{} {}", text, boxed);
}

fn replaced_by_a_call() {
    let mut pair = (Box::new(1), 2);
    let one: &i32 = &pair.0;
    pair = made(); //~ ERROR E0506
    println!("{} {}", one, pair.1);
}

fn made() -> (Box<i32>, i32) {
    (Box::new(3), 4)
}

// A reference may be replaced: what it pointed to stays.
fn another<'a>(mut reference: &'a i32, other: &'a i32) -> &'a i32 {
    let kept = &*reference;
    reference = other;
    if *reference > 1 { kept } else { reference }
}

fn main() {
    replaced();
    replaced_by_a_call();
    println!("{}", another(&1, &2));
}
