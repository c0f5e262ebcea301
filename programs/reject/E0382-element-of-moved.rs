// Assigning to an element does not bring back an array that was moved: the array must be there.

fn take(texts: [String; 2]) {
    println!("{texts:?}");
}

fn moved(mut texts: [String; 2]) {
    take(texts);
    texts[1] = String::from("new"); //~ ERROR E0382
}

fn never_there() {
    let mut numbers: [i32; 2];
    numbers[0] = 1; //~ ERROR E0381
}

fn part(pair: (String, String)) {
    drop(pair.0);
    let (left, _) = pair; //~ ERROR E0382
    println!("{left}");
}

fn looked_at(found: Option<(String, i32)>) {
    drop(found);
    let Some((_, _)) = found else { return }; //~ ERROR E0382
}

// A guard must not change what is matched behind a pointer: the pointer is held still, so it must be whole.
fn guarded(pair: Box<(String, i32)>) {
    drop(pair.0);
    match *pair { //~ ERROR E0382
        (_, n) if n > 5 => println!("{n}"),
        (_, n) => println!("{n}"),
    }
}

fn main() {
    moved([String::new(), String::new()]);
    never_there();
    part((String::new(), String::new()));
    looked_at(None);
    guarded(Box::new((String::new(), 1)));
}
