// What a guard may do to a value that the pattern binds but nobody uses, and closures that capture what a reference points to.
fn pair(name: &str) -> (String, i32) {
    (name.to_string(), 1)
}

fn look(text: &str) {
    println!("{}", text);
}

fn main() {
    let mut value = pair("old");
    match value {
        (ref _name, _) if { value = pair("new"); false } => println!("never"),
        _ => println!("{}", value.0),
    }

    // The closure has the reference, so the variable may get another.
    let (first, second) = (String::from("first"), String::from("second"));
    let mut text: &String = &first;
    let show = || look(text);
    text = &second;
    show();
    look(text);

    // The length of a slice may be read while an element is borrowed.
    let mut names = [String::from("a"), String::from("b")];
    let all: &mut [String] = &mut names;
    let one = &mut all[0];
    let count = all.len();
    let _ = count;
    let again = &mut all[1];
    again.push('!');
    println!("{:?}", names);

    // Arms that are never reached bind all the same.
    let answer: Result<i32, String> = Err(String::from("e"));
    match answer {
        other => println!("{:?}", other),
        Err(text) if text.len() > 1 => println!("{}", text),
        Ok(n) => println!("{}", n),
    }
}

//> new
//> first
//> second
//> ["a", "b!"]
//> Err("e")
