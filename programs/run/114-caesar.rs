// Caesar and Vigenère ciphers over characters and bytes.
fn shift(c: char, by: u8) -> char {
    let base = match c {
        'a'..='z' => b'a',
        'A'..='Z' => b'A',
        _ => return c,
    };
    ((c as u8 - base + by) % 26 + base) as char
}

fn caesar(text: &str, by: u8) -> String {
    text.chars().map(|c| shift(c, by)).collect()
}

fn vigenere(text: &str, key: &[u8], decrypt: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    for c in text.chars() {
        if c.is_ascii_alphabetic() {
            let k = key[i % key.len()] - b'a';
            out.push(shift(c, if decrypt { 26 - k } else { k }));
            i += 1;
        } else {
            out.push(c);
        }
    }
    out
}

fn main() {
    let secret = caesar("Hello, Cairn!", 3);
    println!("{} {}", secret, caesar(&secret, 23));
    let v = vigenere("attack at dawn", b"lemon", false);
    println!("{} {}", v, vigenere(&v, b"lemon", true));
}

//> Khoor, Fdluq! Hello, Cairn!
//> lxfopv ef rnhr attack at dawn
