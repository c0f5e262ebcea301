// `!` is the type of what does not come back; it fits everywhere.
fn classify(n: i32) -> &'static str {
    let label: &str = if n < 0 {
        return "negative";
    } else if n == 0 {
        "zero"
    } else {
        loop {
            break "positive";
        }
    };
    label
}

fn checked(n: Option<i32>) -> i32 {
    let value = match n {
        Some(v) => v,
        None => fail(),
    };
    value + 1
}

fn fail() -> ! {
    println!("leaving");
    std::process::exit(3)
}

//@ exit: 3
fn main() {
    println!("{} {} {}", classify(-1), classify(0), classify(1));
    println!("{}", checked(Some(1)));
    println!("{}", checked(None));
}

//> negative zero positive
//> 2
//> leaving
