// Lesson 11: who is dropped when.
//
//     cairn run programs/tour/11-drop-order.rs --dump 33
//
// Variables are dropped in the reverse order of their declaration, the fields of a struct in the order of theirs. A value
// that was moved away is dropped by its new owner. A temporary is dropped at the end of its statement. `moved` is
// dropped or not depending on a condition: look for the drop flag in the frame.
struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Pair {
    a: Noisy,
    b: Noisy,
}

fn take(n: Noisy) {
    println!("take {}", n.0);
}

fn main() {
    let _first = Noisy("first");
    let _pair = Pair { b: Noisy("pair.b"), a: Noisy("pair.a") };
    let moved = Noisy("moved");
    if std::mem::size_of::<usize>() == 8 {
        take(moved);
    }
    Noisy("temporary");
    println!("end of main");
}

//> take moved
//> drop moved
//> drop temporary
//> end of main
//> drop pair.a
//> drop pair.b
//> drop first
