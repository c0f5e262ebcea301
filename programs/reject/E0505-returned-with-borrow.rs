// Moving a value into a struct together with a borrow of it: the borrow would point at the old place.
struct Both<'a> {
    owner: String,
    part: &'a str,
}

fn main() {
    let owner = String::from("text");
    let part = &owner[1..];
    let both = Both { owner, part }; //~ ERROR E0505
    println!("{} {}", both.owner, both.part);
}
