// `let ... else` binds or leaves.
fn second(values: &[i32]) -> i32 {
    let [_, second, ..] = values else {
        return -1;
    };
    *second
}

fn describe(value: Option<&str>) -> String {
    let Some(text) = value else { return "nothing".to_string() };
    let (Some(first), n) = (text.chars().next(), text.len()) else {
        return "empty".to_string();
    };
    format!("{} {}", first, n)
}

fn main() {
    println!("{} {}", second(&[1, 2, 3]), second(&[1]));
    println!("{} {} {}", describe(None), describe(Some("")), describe(Some("abc")));
    let mut n = 0;
    loop {
        let Some(m) = (if n < 3 { Some(n) } else { None }) else { break };
        n = m + 1;
    }
    println!("{}", n);
}

//> 2 -1
//> nothing empty a 3
//> 3
