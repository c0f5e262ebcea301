// A closure keeps its borrow as long as it lives; `'static` is longer than any variable.
fn need(text: &'static str) {
    println!("{}", text);
}

fn main() {
    let f: Box<dyn Fn() -> i32>;
    let g;
    {
        let n = 5;
        g = || n + 1; //~ ERROR E0597
        let m = 6;
        f = Box::new(move || m);
    }
    println!("{} {}", f(), g());
    let s = String::from("not static");
    need(&s); //~ ERROR E0597
}
