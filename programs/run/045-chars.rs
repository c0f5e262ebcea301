// `char` is four bytes: a Unicode scalar value.
fn main() {
    let c = 'a';
    println!("{} {} {}", c, c as u32, (c as u8 + 1) as char);
    println!("{} {} {}", c.is_alphabetic(), '7'.is_numeric(), ' '.is_whitespace());
    println!("{:?} {:?} {:?}", '7'.to_digit(10), 'f'.to_digit(16), 'z'.to_digit(10));
    println!("{} {}", 'ß'.len_utf8(), '日'.len_utf8());
    println!("{:?} {:?} {:?} {:?}", '\n', '\'', 'é', '\u{1F980}');
    println!("{}", 'q'.to_ascii_uppercase());
    println!("{}", ('a'..='e').collect::<String>());
    println!("{} {}", 'a' < 'b', 'Z' < 'a');
    println!("{:?} {:?}", char::from_digit(5, 10), char::from_u32(0x41));
    println!("{} {}", b'A', b"hi"[1]);
    let mut count = 0;
    for c in "Hello World".chars() {
        if c.is_uppercase() {
            count += 1;
        }
    }
    println!("{}", count);
}

//> a 97 b
//> true true true
//> Some(7) Some(15) None
//> 2 3
//> '\n' '\'' 'é' '🦀'
//> Q
//> abcde
//> true true
//> Some('5') Some('A')
//> 65 105
//> 2
