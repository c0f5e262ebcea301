// After one field has moved out, the whole can no longer be used, moved or borrowed; the other fields can.
struct Letter {
    to: String,
    body: String,
}

fn send(letter: Letter) {
    println!("{} {}", letter.to, letter.body);
}

fn main() {
    let letter = Letter { to: String::from("Ada"), body: String::from("Hi") };
    let to = letter.to;
    println!("{} {}", to, letter.body);
    send(letter); //~ ERROR E0382
    let pair = (String::from("a"), 1);
    let (text, _) = pair;
    let r = &pair; //~ ERROR E0382
    println!("{} {}", text, r.1);
    let boxed = Box::new((String::from("b"), 2));
    let inner = boxed.0;
    let again = boxed; //~ ERROR E0382
    println!("{} {}", inner, again.1);
}
