// Working with text: counting words, run lengths, ciphers, roman numerals, anagrams, a small template, tables.
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;

const POEM: &str =
    "The wind was a torrent of darkness,\n  the road was a ribbon -- of moonlight.\n\nThe wind, the road; THE END!\n";

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase)
}

fn frequency(text: &str) -> Vec<(String, usize)> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for word in words(text) {
        *counts.entry(word).or_insert(0) += 1;
    }
    let mut list: Vec<_> = counts.into_iter().collect();
    list.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
    list
}

fn encode_runs(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let mut n = 1;
        while chars.next_if_eq(&c).is_some() {
            n += 1;
        }
        if n > 1 {
            write!(out, "{n}").expect("a string takes all");
        }
        out.push(c);
    }
    out
}

fn decode_runs(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut count = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() {
            count.push(c);
        } else {
            let n = if count.is_empty() { 1 } else { count.parse().ok()? };
            out.extend(std::iter::repeat_n(c, n));
            count.clear();
        }
    }
    count.is_empty().then_some(out)
}

fn shift(c: char, by: i32) -> char {
    let start = match c {
        'a'..='z' => b'a',
        'A'..='Z' => b'A',
        _ => return c,
    };
    let place = (i32::from(c as u8 - start) + by).rem_euclid(26);
    char::from(start + place as u8)
}

fn caesar(text: &str, by: i32) -> String {
    text.chars().map(|c| shift(c, by)).collect()
}

fn vigenere(text: &str, key: &str, sign: i32) -> String {
    let mut keys = key.bytes().map(|b| i32::from(b.to_ascii_lowercase() - b'a')).cycle();
    text.chars().map(|c| if c.is_ascii_alphabetic() { shift(c, sign * keys.next().unwrap()) } else { c }).collect()
}

const ROMAN: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

fn to_roman(n: u32) -> String {
    ROMAN
        .iter()
        .fold((n, String::new()), |(left, text), (value, name)| {
            (left % value, text + &name.repeat((left / value) as usize))
        })
        .1
}

fn from_roman(text: &str) -> Result<u32, char> {
    let value = |c| match c {
        'I' => Ok(1),
        'V' => Ok(5),
        'X' => Ok(10),
        'L' => Ok(50),
        'C' => Ok(100),
        'D' => Ok(500),
        'M' => Ok(1000),
        other => Err(other),
    };
    let values = text.chars().map(value).collect::<Result<Vec<u32>, _>>()?;
    let total = values.iter().enumerate().fold(0, |sum: i64, (i, &v)| {
        if values.get(i + 1).is_some_and(|&next| next > v) { sum - i64::from(v) } else { sum + i64::from(v) }
    });
    Ok(total as u32)
}

fn anagrams<'w>(words: &[&'w str]) -> Vec<Vec<&'w str>> {
    let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for word in words {
        let mut letters: Vec<char> = word.to_lowercase().chars().collect();
        letters.sort_unstable();
        groups.entry(letters.into_iter().collect()).or_default().push(word);
    }
    groups.into_values().filter(|g| g.len() > 1).collect()
}

fn fill<'t>(template: &'t str, values: &HashMap<&str, String>) -> Result<Cow<'t, str>, String> {
    if !template.contains('{') {
        return Ok(Cow::Borrowed(template));
    }
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').ok_or_else(|| format!("unclosed after {before:?}"))?;
        out += before;
        out += values.get(name.trim()).ok_or(format!("no value for {name}"))?;
        rest = tail;
    }
    out.push_str(rest);
    Ok(Cow::Owned(out))
}

fn is_palindrome(text: &str) -> bool {
    let letters = || text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let reversed: Vec<char> = letters().collect::<Vec<_>>().into_iter().rev().collect();
    letters().eq(reversed)
}

fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is always a line");
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

fn title(text: &str) -> String {
    text.split(' ')
        .map(|w| {
            let mut chars = w.chars();
            chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
        })
        .collect::<Vec<_>>()
        .join(" ")
}

fn main() {
    for (word, n) in frequency(POEM).iter().take(5) {
        println!("{word:<8}|{:>3}| {}", n, "*".repeat(*n));
    }
    let unique: HashSet<_> = words(POEM).collect();
    println!(
        "{} lines, {} unique words, longest {:?}",
        POEM.lines().count(),
        unique.len(),
        words(POEM).max_by_key(String::len)
    );

    let runs = encode_runs("aaabccddddé é");
    println!("{runs} {:?} {:?}", decode_runs(&runs), decode_runs("3a2"));
    let secret = caesar("Hello, World!", 3);
    println!("{secret} {} {}", caesar(&secret, -3), caesar("xyz", 29));
    let hidden = vigenere("Attack at dawn", "Lemon", 1);
    println!("{hidden} {}", vigenere(&hidden, "lemon", -1));
    println!("{:?}", [1, 4, 9, 14, 40, 90, 400, 1994, 2026, 3999].map(|n| (n, to_roman(n))));
    println!("{}", (1..4000).all(|n| from_roman(&to_roman(n)) == Ok(n)));
    println!("{:?} {:?}", from_roman("MCMXCIV"), from_roman("MMZ"));
    println!("{:?}", anagrams(&["listen", "Silent", "stone", "enlist", "notes", "apple"]));

    let values = HashMap::from([("name", "Ada".to_string()), ("n", 3.to_string())]);
    for template in ["plain", "Dear {name}, you have { n } new messages", "{who}?", "open {name"] {
        match fill(template, &values) {
            Ok(Cow::Borrowed(same)) => println!("unchanged: {same}"),
            Ok(Cow::Owned(text)) => println!("{text}"),
            Err(e) => println!("error: {e}"),
        }
    }
    println!("{:?}", ["Never odd or even", "Rust", "été", ""].map(is_palindrome));
    for line in wrap("the quick brown fox jumps over the extraordinarily lazy dog", 16) {
        println!("|{line:^16}|");
    }
    println!("{} {}", title("the ßtraße of ängels"), "snake_case_name".split('_').map(title).collect::<String>());
    let table = [("apples", 3, 1.5), ("figs", 12, 0.25), ("watermelon", 1, 4.999)];
    let width = table.iter().map(|(name, ..)| name.len()).max().unwrap_or(0);
    for (name, count, price) in table {
        println!("{name:.<width$}{count:>4} x {price:>6.2} = {:>+8.2}", f64::from(count) * price);
    }
    let total: f64 = table.iter().map(|&(_, n, p)| n as f64 * p).sum();
    println!("{:>1$}", format!("{total:e}"), width + 24);
}

//> the     |  5| *****
//> a       |  2| **
//> of      |  2| **
//> road    |  2| **
//> was     |  2| **
//> 4 lines, 11 unique words, longest Some("moonlight")
//> 3ab2c4dé é Some("aaabccddddé é") None
//> Khoor, Zruog! Hello, World! abc
//> Lxfopv ef rnhr Attack at dawn
//> [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (90, "XC"), (400, "CD"), (1994, "MCMXCIV"), (2026, "MMXXVI"), (3999, "MMMCMXCIX")]
//> true
//> Ok(1994) Err('Z')
//> [["listen", "Silent", "enlist"], ["stone", "notes"]]
//> unchanged: plain
//> Dear Ada, you have 3 new messages
//> error: no value for who
//> error: unclosed after "open "
//> [true, false, true, true]
//> |the quick brown |
//> | fox jumps over |
//> |      the       |
//> |extraordinarily |
//> |    lazy dog    |
//> The SStraße Of Ängels SnakeCaseName
//> apples....   3 x   1.50 =    +4.50
//> figs......  12 x   0.25 =    +3.00
//> watermelon   1 x   5.00 =    +5.00
//>               1.2498999999999999e1
