// A closure with another number of parameters than it will be called with.
fn apply(f: impl Fn(i32, i32) -> i32) -> i32 {
    f(1, 2)
}

fn main() {
    println!("{}", apply(|a| a)); //~ ERROR E0593
    let v: Vec<i32> = [1].iter().map(|a, b| 1).collect(); //~ ERROR E0593
}
