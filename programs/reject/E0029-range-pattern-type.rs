// A range pattern over something that has no order of single values. Only numbers and characters can be matched with `a..=b`;
// compare strings in a guard.
//@ explains: E0029
fn main() {
    match "m" {
        "a"..="z" => println!("a letter"), //~ ERROR E0029
        _ => println!("something else"),
    }
}
