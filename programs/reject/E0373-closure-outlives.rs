// A closure that is returned must own what it uses: a borrow of a local would dangle. Write `move`.
fn adder(n: i32) -> impl Fn(i32) -> i32 {
    |m| n + m //~ ERROR E0373
}

fn boxed() -> Box<dyn Fn() -> usize> {
    let text = String::from("t");
    Box::new(|| text.len()) //~ ERROR E0373
}

fn main() {
    println!("{} {}", adder(1)(2), boxed()());
}
