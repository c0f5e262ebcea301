// A variable may be declared first and initialised later, once on every path.
fn main() {
    let answer;
    let label: &str;
    if 6 * 7 == 42 {
        answer = 42;
        label = "yes";
    } else {
        answer = 0;
        label = "no";
    }
    println!("{} {}", answer, label);
}

//> 42 yes
