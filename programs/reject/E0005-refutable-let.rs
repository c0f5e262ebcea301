// A `let` pattern that may not match; use `if let` or `let ... else`.
fn main() {
    let some: Option<i32> = Some(1);
    let Some(n) = some; //~ ERROR E0005
    println!("{}", n);
    let Ok(m) = "5".parse::<i32>(); //~ ERROR E0005
    let [a, b] = [1, 2];
    let (1, c) = (1, 2); //~ ERROR E0005
    println!("{} {} {} {}", m, a, b, c);
    for Some(x) in [Some(1)] { //~ ERROR E0005
        println!("{}", x);
    }
}
