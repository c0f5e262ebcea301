// A closure captures only the fields that it uses.
struct Game {
    score: u32,
    name: String,
    level: u8,
}

fn main() {
    let mut game = Game { score: 0, name: String::from("cairn"), level: 1 };
    let mut win = || game.score += 10;
    println!("{}", game.name);
    win();
    win();
    let name = game.name;
    println!("{} {} {}", name, game.score, game.level);
}

//> cairn
//> cairn 20 1
