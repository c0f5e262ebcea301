// What `&str` offers: bytes, characters, searching, splitting, parsing.
fn main() {
    let s = "  The quick brown fox  ";
    let t = s.trim();
    println!("[{}] {} {}", t, t.len(), t.starts_with("The"));
    for word in t.split_whitespace() {
        print!("<{}>", word);
    }
    println!();
    println!("{} {}", t.to_uppercase(), t.to_lowercase());
    println!("{:?} {:?}", t.find("quick"), t.find('z'));
    println!("{}", t.replace("quick", "slow"));
    let parts: Vec<&str> = "a,b,,c".split(',').collect();
    println!("{:?}", parts);
    println!("{:?} {:?}", "42".parse::<i32>(), "-7".parse::<i64>());
    println!("{} {}", "x".parse::<i32>().is_err(), "2.5".parse::<f64>().unwrap());
    println!("{}", "abc".chars().rev().collect::<String>());
    for (i, c) in "aé日".char_indices() {
        print!("{}:{} ", i, c);
    }
    println!("{}", "aé日".len());
    println!("{:?}", "hi\n".bytes().collect::<Vec<u8>>());
    for line in "one\ntwo\n".lines() {
        println!("line {}", line);
    }
    println!("{} {} {}", "abc" < "abd", "abc".contains("bc"), "ab".repeat(3));
    println!("{:?}", "key=value".split_once('='));
    println!("{:?} {:?}", "prefix-x".strip_prefix("prefix-"), "x".strip_suffix("y"));
    println!("{:?}", "tab\t\"quote\" \\ \u{1} é");
}

//> [The quick brown fox] 19 true
//> <The><quick><brown><fox>
//> THE QUICK BROWN FOX the quick brown fox
//> Some(4) None
//> The slow brown fox
//> ["a", "b", "", "c"]
//> Ok(42) Ok(-7)
//> true 2.5
//> cba
//> 0:a 1:é 3:日 6
//> [104, 105, 10]
//> line one
//> line two
//> true true ababab
//> Some(("key", "value"))
//> Some("x") None
//> "tab\t\"quote\" \\ \u{1} é"
