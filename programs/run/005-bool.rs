// Comparisons and the logical operators; `&&` and `||` do not evaluate their right side when the left decides.
fn say(text: &str, value: bool) -> bool {
    println!("asked {}", text);
    value
}

fn main() {
    let a = 3;
    println!("{} {} {} {} {} {}", a < 4, a > 4, a <= 3, a >= 4, a == 3, a != 3);
    println!("{} {} {}", !true, true & false, true ^ true);
    println!("{}", say("left", false) && say("right", true));
    println!("{}", say("left", true) || say("right", true));
    println!("{}", say("left", true) && say("right", false));
}

//> true false true false true false
//> false false false
//> asked left
//> false
//> asked left
//> true
//> asked left
//> asked right
//> false
