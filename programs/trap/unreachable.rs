// `unreachable!` reached.
//@ exit: 101
//@ stderr: internal error: entered unreachable code: there is no 0
fn sign(n: i32) -> &'static str {
    match n {
        i32::MIN..=-1 => "minus",
        1.. => "plus",
        _ => unreachable!("there is no {}", n),
    }
}

fn main() {
    println!("{}{}", sign(1), sign(-1));
    println!("{}", sign(0));
}

//> plusminus
