// A panic while a struct is being built: the fields that exist are dropped.
//@ exit: 101
//@ stderr: cannot make b
struct Part(&'static str);

impl Drop for Part {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Whole {
    a: Part,
    b: Part,
    c: Part,
}

fn fail(name: &'static str) -> Part {
    panic!("cannot make {name}")
}

fn main() {
    let whole = Whole { a: Part("a"), c: Part("c"), b: fail("b") };
    println!("{} {} {}", whole.a.0, whole.b.0, whole.c.0);
}

//> drop c
//> drop a
