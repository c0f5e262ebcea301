// A move copies the bytes of the variable and leaves the old one unusable; nothing on the heap moves.
fn consume(s: String) -> usize {
    s.len()
}

fn make() -> String {
    let made = String::from("made");
    made
}

fn main() {
    let a = make();
    let b = a;
    let c = b.clone();
    println!("{} {}", consume(b), c);
    let mut d = c;
    d.push('!');
    let e;
    e = d;
    println!("{}", e);
    d = String::from("again");
    println!("{}", d);
}

//> 4 made
//> made!
//> again
