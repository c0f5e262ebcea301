// A panic inside `drop` while a scope ends: the rest of the scope is still dropped.
//@ exit: 101
//@ stderr: the bomb
struct Bomb;
struct Noisy(&'static str);

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("the bomb");
    }
}

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let _a = Noisy("a");
    let _bomb = Bomb;
    let _b = Noisy("b");
}

//> drop b
//> drop a
