// The panic's line is the line of the call, not of the library.
//@ exit: 101
//@ stderr: called `Option::unwrap()` on a `None` value
#[track_caller]
fn third(values: &[i32]) -> i32 {
    values.get(2).copied().unwrap()
}

fn main() {
    println!("{}", third(&[1, 2, 3]));
    println!(
        "{}",
        third(&[1])
    );
}

//> 3
