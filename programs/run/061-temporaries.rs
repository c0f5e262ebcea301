// `let x = &temporary` keeps it to the end of the block; elsewhere it ends with the statement (edition 2024).
struct Noisy(u32);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl Noisy {
    fn value(&self) -> u32 {
        self.0
    }
}

fn make(n: u32) -> Noisy {
    Noisy(n)
}

fn tail() -> u32 {
    let _local = make(20);
    make(21).value()
}

fn main() {
    let kept = &make(1);
    let n = make(2).value() + make(3).value();
    println!("{} {}", kept.value(), n);
    if let 4 = make(4).value() {
        println!("in if let");
    } else {
        println!("in else");
    }
    if make(5).value() == 5 {
        println!("in if");
    }
    println!("{}", tail());
    let pair = (&make(6), 7);
    println!("{}", pair.0.value() + pair.1);
    let mut i = 0;
    while make(8).value() + i < 10 {
        i += 1;
        println!("round {}", i);
    }
}

//> drop 3
//> drop 2
//> 1 5
//> in if let
//> drop 4
//> drop 5
//> in if
//> drop 21
//> drop 20
//> 21
//> 13
//> drop 8
//> round 1
//> drop 8
//> round 2
//> drop 8
//> drop 6
//> drop 1
