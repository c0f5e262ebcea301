// FizzBuzz, three ways.
fn word(n: u32) -> String {
    match (n % 3, n % 5) {
        (0, 0) => "FizzBuzz".to_string(),
        (0, _) => "Fizz".to_string(),
        (_, 0) => "Buzz".to_string(),
        _ => n.to_string(),
    }
}

fn main() {
    for n in 1..=15 {
        if n % 15 == 0 {
            print!("FizzBuzz ");
        } else if n % 3 == 0 {
            print!("Fizz ");
        } else if n % 5 == 0 {
            print!("Buzz ");
        } else {
            print!("{} ", n);
        }
    }
    println!();
    let words: Vec<String> = (1..=15).map(word).collect();
    println!("{}", words.join(" "));
    let text = (1..=15).map(word).fold(String::new(), |mut text, word| {
        text.push_str(&word);
        text.push(' ');
        text
    });
    println!("{}", text.trim_end());
}

//> 1 2 Fizz 4 Buzz Fizz 7 8 Fizz Buzz 11 Fizz 13 14 FizzBuzz 
//> 1 2 Fizz 4 Buzz Fizz 7 8 Fizz Buzz 11 Fizz 13 14 FizzBuzz
//> 1 2 Fizz 4 Buzz Fizz 7 8 Fizz Buzz 11 Fizz 13 14 FizzBuzz
