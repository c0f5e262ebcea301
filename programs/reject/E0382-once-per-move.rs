// Uses of what the same moves have emptied are one error, the last; the parts that other moves have emptied are others.

struct Pair {
    left: String,
    right: String,
}

impl Pair {
    fn done(self) -> String {
        self.left
    }
}

fn take(text: String) {
    println!("{text}");
}

fn parts(pair: Pair) {
    println!("{}", pair.done());
    take(pair.left);
    take(pair.right); //~ ERROR E0382
}

fn newest(pair: Pair) {
    let Pair { left, right } = pair;
    take(left);
    take(right);
    println!("{}", pair.left); //~ ERROR E0382
    println!("{}", pair.done()); //~ ERROR E0382
}

fn earlier_turn(texts: Vec<String>) {
    take(texts.concat());
    drop(texts);
    for _ in 0..2 {
        drop(texts); //~ ERROR E0382
    }
}

fn main() {
    parts(Pair { left: String::new(), right: String::new() });
    newest(Pair { left: String::new(), right: String::new() });
    earlier_turn(Vec::new());
}
