// A field can move out; the others stay usable, and the field can come back.
#[derive(Debug)]
struct Letter {
    to: String,
    body: String,
    stamps: u32,
}

fn main() {
    let letter = Letter { to: String::from("Ada"), body: String::from("Hi"), stamps: 2 };
    let to = letter.to;
    println!("{} {} {}", to, letter.body, letter.stamps);
    let mut other = Letter { to, body: letter.body, stamps: 1 };
    drop(other.to);
    other.to = String::from("Bob");
    println!("{:?}", other);
    let (a, b) = (String::from("a"), String::from("b"));
    let pair = (a, b);
    let first = pair.0;
    let second = pair.1;
    println!("{} {}", first, second);
    let boxed = Box::new((String::from("x"), 5));
    let inner = boxed.0;
    println!("{} {}", inner, boxed.1);
    let option = Some(String::from("o"));
    if let Some(text) = option {
        println!("{}", text);
    }
    let mut again = String::from("1");
    for i in 0..3 {
        let taken = again;
        again = format!("{}{}", taken, i);
    }
    println!("{}", again);
}

//> Ada Hi 2
//> Letter { to: "Bob", body: "Hi", stamps: 1 }
//> a b
//> x 5
//> o
//> 1012
