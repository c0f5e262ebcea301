// `String` owns its bytes on the heap; `&str` borrows them.
fn main() {
    let mut s = String::from("stack");
    s.push(' ');
    s.push_str("and heap");
    println!("{} {}", s, s.len());
    let t = s.clone() + "!" + " ok";
    println!("{}", t);
    let part: &str = &s[6..9];
    println!("[{}] [{}] [{}]", part, &t[..5], &t[10..]);
    let empty = String::new();
    println!("{:?} {}", empty, empty.is_empty());
    println!("{} {}", s == "stack and heap", s == t);
    let owned: String = "abc".to_string();
    println!("{}", owned + &s);
}

//> stack and heap 14
//> stack and heap! ok
//> [and] [stack] [heap! ok]
//> "" true
//> true false
//> abcstack and heap
