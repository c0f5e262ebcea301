// Of an `impl Trait` callers know no more than it says: for all they know it has a destructor that looks at what it borrows from.
fn length(x: &str) -> impl Fn() -> usize {
    let n = x.len();
    move || n
}

fn forever(x: &str) -> impl Fn() -> usize + 'static {
    let n = x.len();
    move || n
}

fn main() {
    let f;
    let t = String::from("t");
    f = length(&t); //~ ERROR E0597
    f();

    let g;
    let u = String::from("u");
    g = forever(&u);
    g();

    let v = String::from("v");
    let w = String::from("w");
    let mut h = length(&v);
    h = length(&w);
    drop(v); //~ ERROR E0505
    h();
}
