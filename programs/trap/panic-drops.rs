// Unwinding drops the variables of every frame, the newest first, each value once.
//@ exit: 101
//@ stderr: in the middle
struct Noisy(String);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn noisy(name: &str) -> Noisy {
    Noisy(name.to_string())
}

fn middle(given: Noisy, fail: bool) -> Noisy {
    let _a = noisy("a");
    let moved = noisy("moved");
    let kept = vec![moved, noisy("second")];
    {
        let _gone = noisy("gone before");
    }
    let boxed = Box::new((noisy("in a box"), 1));
    if fail {
        panic!("in the middle");
    }
    drop(kept);
    println!("{}", boxed.1);
    given
}

fn main() {
    let first = noisy("first");
    let back = middle(first, false);
    println!("came back {}", back.0);
    let _other = noisy("other");
    let pair = (noisy("left"), middle(noisy("argument"), true));
    println!("never {}", pair.0.0);
}

//> drop gone before
//> drop moved
//> drop second
//> 1
//> drop in a box
//> drop a
//> came back first
//> drop gone before
//> drop in a box
//> drop moved
//> drop second
//> drop a
//> drop argument
//> drop left
//> drop other
//> drop first
