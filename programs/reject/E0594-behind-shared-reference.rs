// Assigning to what is not mutable. To change a value one needs its owner, declared `mut`, or a `&mut` to it. A `&` is for looking:
// others may hold one too. Methods say which they need by `&self` or `&mut self`.
//
// In memory: writing the bytes would work. But behind a `&` others may be looking at the same bytes, and rely on them: an `Option`
// could become `None` while somebody holds a reference to what was in it. And constants of the program may be in memory that cannot
// be written at all.
//@ explains: E0594
struct Counter {
    n: i32,
}

impl Counter {
    fn bump(&self) {
        self.n += 1; //~ ERROR E0594
    }
}

fn main() {
    let c = Counter { n: 0 };
    c.bump();
    println!("{}", c.n);
}

/* Mended: a `&mut self` method, called on a variable that is `mut`.
struct Counter {
    n: i32,
}

impl Counter {
    fn bump(&mut self) {
        self.n += 1;
    }
}

fn main() {
    let mut c = Counter { n: 0 };
    c.bump();
    println!("{}", c.n);
}
*/

/* Mended: a `Cell`: a number that may be set through a shared reference.
use std::cell::Cell;

struct Counter {
    n: Cell<i32>,
}

impl Counter {
    fn bump(&self) {
        self.n.set(self.n.get() + 1);
    }
}

fn main() {
    let c = Counter { n: Cell::new(0) };
    c.bump();
    println!("{}", c.n.get());
}
*/
