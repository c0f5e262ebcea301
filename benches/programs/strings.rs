// A string grown character by character, then searched.
fn main() {
    let mut text = String::new();
    for i in 0..1_000_000 {
        text.push('x');
        if i % 3 == 0 {
            text.push_str("ab");
        }
    }
    let mut count = 0;
    for byte in text.bytes() {
        if byte == b'a' {
            count += 1;
        }
    }
    let letters = text.chars().filter(|c| *c == 'b').count();
    println!("{} {} {}", text.len(), count, letters);
}
