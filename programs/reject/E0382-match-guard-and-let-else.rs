// Moves inside patterns: `if let`, `let else`, `while let` on a variable that is used again.
fn main() {
    let a = Some(String::from("a"));
    if let Some(text) = a {
        println!("{}", text);
    }
    println!("{:?}", a); //~ ERROR E0382
    let b: Result<String, String> = Ok(String::from("b"));
    let Ok(text) = b else { return };
    println!("{} {:?}", text, b); //~ ERROR E0382
    let c = (String::from("c"), Some(String::from("d")));
    match c {
        (x, Some(y)) => println!("{} {}", x, y),
        (_, None) => {}
    }
    println!("{}", c.0); //~ ERROR E0382
    println!("{:?}", c.1); //~ ERROR E0382
}
