// A closure that gives away what it captured can be called only once: it is `FnOnce`, not `Fn`.
fn call(f: impl Fn() -> String) -> String {
    f()
}

fn main() {
    let text = String::from("t");
    let give = || text; //~ ERROR E0525
    println!("{}", call(give));
}
