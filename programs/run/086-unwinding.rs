// A panic unwinds: every frame's variables are dropped on the way out. Then the exit code is 101.
//@ exit: 101
//@ stderr: the bottom
struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn deep(n: u32, _kept: Noisy) {
    let _local = Noisy("local");
    if n == 0 {
        panic!("the bottom");
    }
    let boxed = Box::new(Noisy("boxed"));
    deep(n - 1, Noisy("argument"));
    println!("never {}", boxed.0);
}

fn main() {
    let _first = Noisy("first");
    let v = vec![Noisy("v0"), Noisy("v1")];
    deep(1, Noisy("outer argument"));
    drop(v);
}

//> drop local
//> drop argument
//> drop boxed
//> drop local
//> drop outer argument
//> drop v0
//> drop v1
//> drop first
