// `Drop::drop` runs when the owner's scope ends: last declared, first dropped.
struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn pass(n: Noisy) -> Noisy {
    println!("pass {}", n.0);
    n
}

fn main() {
    let _a = Noisy("a");
    let b = Noisy("b");
    {
        let _c = Noisy("c");
        println!("inner end");
    }
    let _d = pass(b);
    drop(Noisy("e"));
    let _ = Noisy("f");
    let mut g = Noisy("g");
    println!("assign");
    g = Noisy("h");
    println!("end {}", g.0);
}

//> inner end
//> drop c
//> pass b
//> drop e
//> drop f
//> assign
//> drop g
//> end h
//> drop h
//> drop b
//> drop a
