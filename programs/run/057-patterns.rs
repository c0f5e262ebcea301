// Patterns of every kind, nested.
#[derive(Debug)]
enum Expr {
    Number(i64),
    Add(Box<Expr>, Box<Expr>),
    Neg(Box<Expr>),
    Pair { left: (i32, i32), right: Option<&'static str> },
}

fn describe(e: &Expr) -> String {
    match e {
        Expr::Number(0) => "zero".to_string(),
        Expr::Number(n @ 1..=9) => format!("digit {n}"),
        Expr::Number(n) if *n < 0 => format!("negative {}", -n),
        Expr::Number(_) => "number".to_string(),
        Expr::Add(a, b) => format!("({} + {})", describe(a), describe(b)),
        Expr::Neg(inner) => format!("-{}", describe(inner)),
        Expr::Pair { left: (1, y), .. } => format!("one and {y}"),
        Expr::Pair { left: (x, _) | (_, x), right: Some("right") } if *x > 1 => format!("x {x}"),
        Expr::Pair { right: None, left } => format!("no right {left:?}"),
        Expr::Pair { .. } => "pair".to_string(),
    }
}

fn slices(values: &[i32]) -> &'static str {
    match values {
        [] => "empty",
        [0, ..] => "starts with zero",
        [_] => "one",
        [first, .., last] if first == last => "same ends",
        [_, middle @ .., _] if middle.len() > 2 => "long",
        [..] => "other",
    }
}

fn main() {
    for e in [
        Expr::Number(0),
        Expr::Number(7),
        Expr::Number(-3),
        Expr::Number(10),
        Expr::Add(Box::new(Expr::Number(1)), Box::new(Expr::Neg(Box::new(Expr::Number(2))))),
        Expr::Pair { left: (1, 2), right: None },
        Expr::Pair { left: (5, 6), right: Some("right") },
        Expr::Pair { left: (5, 6), right: None },
        Expr::Pair { left: (0, 0), right: Some("left") },
    ] {
        println!("{}", describe(&e));
    }
    for s in [&[][..], &[0, 1], &[4], &[5, 1, 5], &[1, 2, 3, 4, 5], &[1, 2]] {
        println!("{}", slices(s));
    }
    let ((a, b), [c, .., d]) = ((1, 2.5), [3, 4, 5, 6]);
    println!("{a} {b} {c} {d}");
    let &(ref x, y) = &(String::from("ref"), 7);
    println!("{x} {y}");
    match ('k', true) {
        ('a'..='j', _) => println!("early"),
        ('k' | 'l', true) => println!("middle"),
        (_, _) => println!("late"),
    }
    match "text" {
        "other" => println!("no"),
        "text" => println!("yes"),
        _ => {}
    }
    let mut pair = (1, String::from("a"));
    let (n, ref mut s) = pair;
    s.push('b');
    println!("{n} {}", pair.1);
    match &mut pair {
        (0, _) => {}
        (n, s) => {
            *n += 1;
            s.push('c');
        }
    }
    println!("{:?}", pair);
}

//> zero
//> digit 7
//> negative 3
//> number
//> (digit 1 + -digit 2)
//> one and 2
//> x 5
//> no right (5, 6)
//> pair
//> empty
//> starts with zero
//> one
//> same ends
//> long
//> other
//> 1 2.5 3 6
//> ref 7
//> middle
//> yes
//> 1 ab
//> (2, "abc")
