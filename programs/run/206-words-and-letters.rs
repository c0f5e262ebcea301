// What strings can do: counting, wrapping, escaping, parsing.

use std::borrow::Cow;
use std::collections::BTreeMap;

const TEXT: &str = "The quick brown fox jumps over the lazy dog.\nThe dog barks; the fox — run, run, run!\n\n  Größe, naïve café: 12 €  \n";

fn normalise(word: &str) -> Cow<'_, str> {
    if word.chars().any(char::is_uppercase) {
        Cow::Owned(word.to_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}
fn is_palindrome(s: &str) -> bool {
    let c = s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    c.clone().eq(c.rev())
}
fn caesar(s: &str, by: u8) -> String {
    s.chars()
        .map(|c| match c {
            'a'..='z' => ((c as u8 - b'a' + by) % 26 + b'a') as char,
            'A'..='Z' => ((c as u8 - b'A' + by) % 26 + b'A') as char,
            _ => c,
        })
        .collect()
}
fn wrap(text: &str, width: usize) -> Vec<String> {
    text.split_whitespace().fold(vec![String::new()], |mut lines, word| {
        let last = lines.last_mut().unwrap();
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_string());
        } else {
            if !last.is_empty() {
                *last += " ";
            }
            last.push_str(word);
        }
        lines
    })
}
fn run_length(s: &str) -> String {
    let bytes = s.as_bytes();
    bytes
        .chunk_by(|a, b| a == b)
        .map(|run| {
            if run.len() > 1 {
                format!("{}{}", run.len(), run[0] as char)
            } else {
                (run[0] as char).to_string()
            }
        })
        .collect()
}
fn title(s: &str) -> String {
    s.split(' ')
        .map(|w| {
            let mut cs = w.chars();
            cs.next().map(|c| c.to_uppercase().chain(cs).collect::<String>()).unwrap_or_default()
        })
        .collect::<Vec<_>>()
        .join(" ")
}
fn main() {
    let mut counts: BTreeMap<Cow<str>, usize> = BTreeMap::new();
    for word in TEXT.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        *counts.entry(normalise(word)).or_insert(0) += 1;
    }
    let mut top: Vec<(&Cow<str>, &usize)> = counts.iter().collect();
    top.sort_by_key(|(w, n)| (std::cmp::Reverse(**n), (*w).clone()));
    for (word, n) in top.iter().take(4) {
        println!("{word:<8}{}", "*".repeat(**n));
    }
    println!(
        "{} lines, {} words, {} chars, {} bytes",
        TEXT.lines().count(),
        TEXT.split_whitespace().count(),
        TEXT.chars().count(),
        TEXT.len()
    );
    let longest = TEXT
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| c.is_ascii_punctuation()))
        .max_by_key(|w| w.chars().count());
    println!("{longest:?} {:?}", TEXT.find("fox").zip(TEXT.rfind("fox")));
    println!(
        "{:?}",
        TEXT.lines()
            .map(str::trim)
            .filter(|l| !l.is_empty())
            .map(|l| l.split_once(' ').map_or(l, |(a, _)| a))
            .collect::<Vec<_>>()
    );
    println!("{} {}", is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("Größe"));
    let secret = caesar("Hello, World!", 3);
    println!("{secret} {}", caesar(&secret, 23));
    for line in wrap("The quick brown fox jumps over the lazy dog again and again", 16) {
        println!("|{line:^18}|");
    }
    println!("{} {}", run_length("aaabccddddd"), title("the état of élan  ok"));
    let (vowels, rest): (String, String) = "education".chars().partition(|c| "aeiou".contains(*c));
    println!(
        "{vowels} {rest} {:?}",
        "a=1;b=2;;c".split(';').map(|kv| kv.split_once('=')).collect::<Vec<_>>()
    );
    println!("{:?}", "one,two;three".split([',', ';']).rev().collect::<Vec<_>>());
    println!(
        "{:?} {:?}",
        "x1y22z".matches(char::is_numeric).collect::<String>(),
        "tic-tac-toe".rsplitn(2, '-').collect::<Vec<_>>()
    );
    println!("{:?}", "ab cd".bytes().map(|b| format!("{b:02x}")).collect::<Vec<_>>().join(":"));
    println!(
        "{:?}",
        "ß→ss"
            .replace('ß', "ss")
            .replacen("s", "S", 2)
            .char_indices()
            .step_by(2)
            .collect::<Vec<_>>()
    );
    let mut s = String::from("hello");
    s.insert(0, '>');
    s.insert_str(1, "> ");
    s.truncate(6);
    s.extend(["!", "?"]);
    s.retain(|c| c != '?');
    s.replace_range(..1, "<<");
    println!("{s:?} {:?} {:?}", s.pop(), s.strip_prefix("<<"));
    println!(
        "{:?}",
        "3, x, 5"
            .split(", ")
            .map(str::parse::<i32>)
            .collect::<Result<Vec<_>, _>>()
            .map_err(|e| e.to_string())
    );
    println!("{:>+8.2}|{:<#8x}|{:^#12b}|{:08.3}|{:?}", 3.14159, 255, 5, -2.5, 'a'..='e');
}

//> the     ****
//> run     ***
//> dog     **
//> fox     **
//> 4 lines, 23 words, 114 chars, 122 bytes
//> Some("naïve") Some((16, 64))
//> ["The", "The", "Größe,"]
//> true false
//> Khoor, Zruog! Hello, World!
//> | The quick brown  |
//> |  fox jumps over  |
//> |   the lazy dog   |
//> | again and again  |
//> 3ab2c5d The État Of Élan  Ok
//> euaio dctn [Some(("a", "1")), Some(("b", "2")), None, None]
//> ["three", "two", "one"]
//> "122" ["toe", "tic-tac"]
//> "61:62:20:63:64"
//> [(0, 'S'), (2, '→'), (6, 's')]
//> "<<> hel" Some('!') Some("> hel")
//> Err("invalid digit found in string")
//>    +3.14|0xff    |   0b101    |-002.500|'a'..='e'
