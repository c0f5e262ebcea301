// Closures capture by reference, by mutable reference, or by move.
fn apply(f: impl Fn(i32) -> i32, n: i32) -> i32 {
    f(n)
}

fn repeat<F: FnMut()>(times: u32, mut f: F) {
    for _ in 0..times {
        f();
    }
}

fn consume<F>(f: F) -> String
where
    F: FnOnce() -> String,
{
    f()
}

fn adder(n: i32) -> impl Fn(i32) -> i32 {
    move |m| n + m
}

fn main() {
    let offset = 10;
    println!("{}", apply(|n| n + offset, 5));
    let mut count = 0;
    repeat(3, || count += 2);
    println!("{}", count);
    let text = String::from("moved in");
    println!("{}", consume(move || text + " and out"));
    let add = adder(100);
    println!("{} {}", add(1), apply(&add, 2));
    let square = |x: i32| -> i32 { x * x };
    println!("{}", square(square(3)));
    let mut log = Vec::new();
    let mut record = |n| log.push(n);
    record(1);
    record(2);
    println!("{:?}", log);
}

//> 15
//> 6
//> moved in and out
//> 101 102
//> 81
//> [1, 2]
