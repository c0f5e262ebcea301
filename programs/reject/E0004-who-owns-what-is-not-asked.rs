// In a function with a `match` that misses a value nobody asks who owns
// what: that needs to know all ways through it. Other functions, and the
// one around a closure, are looked at as ever.
fn missed(v: Option<String>) {
    match v { //~ ERROR E0004
        Some(text) => println!("{text}"),
    }
    drop(v);
}

fn refutable(v: Option<String>) {
    let Some(text) = v; //~ ERROR E0005
    drop(v);
}

fn around(v: String) {
    let _in_a_closure = |n: u8| match n { //~ ERROR E0004
        0..9 => {}
    };
    drop(v);
    drop(v); //~ ERROR E0382
}

fn within(v: String) {
    let _f = || {
        drop(v);
        drop(v);
    };
    let Some(_) = Some(1); //~ ERROR E0005
}

fn main() {}
