// A variable must be initialised on every path that leads to its use. Here one path forgets it.
fn pick(flag: bool) -> String {
    let text;
    if flag {
        text = String::from("set");
    }
    text //~ ERROR E0381
}

fn in_loop(n: u32) -> u32 {
    let last;
    for i in 0..n {
        last = i; //~ ERROR E0384
    }
    last //~ ERROR E0381
}

fn by_match(n: u32) -> u32 {
    let x: u32;
    match n {
        0 => x = 1,
        1 => return 2,
        _ => {}
    }
    x + 1 //~ ERROR E0381
}

fn main() {
    println!("{} {} {}", pick(true), in_loop(2), by_match(0));
}
