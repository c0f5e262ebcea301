// A boxed `FnOnce` is called by value: the closure is moved out of its box
// where it lies, and the box is freed after the call.

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn apply(steps: Vec<Box<dyn FnOnce(i32) -> i32>>) -> i32 {
    let mut n = 1;
    for step in steps {
        n = step(n);
    }
    n
}

fn later(loud: Loud) -> Box<dyn FnOnce() -> Loud> {
    Box::new(move || {
        println!("called with {}", loud.0);
        loud
    })
}

fn generic<F: FnOnce(String, u8) -> usize + ?Sized>(f: Box<F>) -> usize {
    f(String::from("four"), 1)
}

fn main() {
    let k = 3;
    println!("{}", apply(vec![Box::new(|x| x + 1), Box::new(move |x| x * k), Box::new(i32::abs)]));
    let called = later(Loud("a"));
    let _unused = later(Loud("b"));
    let loud = called();
    println!("got {}", loud.0);
    let f: Box<dyn FnOnce(String, u8) -> usize> = Box::new(|s, n| s.len() + usize::from(n));
    println!("{} {}", generic(f), generic(Box::new(|s: String, _| s.capacity().min(2))));
    let task: Box<dyn FnOnce()> = Box::new(|| println!("no value"));
    task();
}

//> 6
//> called with a
//> got a
//> 5 2
//> no value
//> drop a
//> drop b
