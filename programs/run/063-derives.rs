// What `derive` writes: comparison in field order, hashing aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Suit {
    Clubs,
    Hearts,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Card {
    rank: u8,
    suit: Suit,
}

#[derive(Debug, Default, Clone, PartialEq)]
struct Settings {
    name: String,
    size: u32,
    ratio: f64,
    on: bool,
    list: Vec<u8>,
    maybe: Option<i32>,
}

#[derive(Debug, PartialEq, PartialOrd)]
enum Value {
    Nothing,
    Int(i32),
    Pair { a: f64, b: f64 },
}

#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
enum Level {
    Low,
    #[default]
    Middle,
}

fn main() {
    let low = Card { rank: 2, suit: Suit::Hearts };
    let high = Card { rank: 10, suit: Suit::Clubs };
    println!("{} {} {}", low < high, low == low.clone(), Suit::Clubs < Suit::Hearts);
    println!("{:?} {:?}", low.cmp(&high), high.suit.partial_cmp(&Suit::Clubs));
    let mut cards = vec![high.clone(), Card { rank: 2, suit: Suit::Clubs }, low];
    cards.sort();
    println!("{:?}", cards);
    println!("{:?}", cards.iter().max());
    let settings = Settings::default();
    println!("{:?}", settings);
    println!("{}", settings == Settings { size: 1, ..Default::default() });
    println!("{} {}", Value::Int(5) > Value::Nothing, Value::Int(5) < Value::Int(4));
    println!("{:?}", Value::Pair { a: 1.0, b: f64::NAN }.partial_cmp(&Value::Pair { a: 1.0, b: 2.0 }));
    println!("{:?} {:?}", Level::default(), Level::Low);
}

//> true true true
//> Less Some(Equal)
//> [Card { rank: 2, suit: Clubs }, Card { rank: 2, suit: Hearts }, Card { rank: 10, suit: Clubs }]
//> Some(Card { rank: 10, suit: Clubs })
//> Settings { name: "", size: 0, ratio: 0.0, on: false, list: [], maybe: None }
//> false
//> true false
//> None
//> Middle Low
