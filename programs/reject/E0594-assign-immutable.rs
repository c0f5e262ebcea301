// Assigning to something that is not mutable: a variable without `mut` or a part of it, or what is behind a shared reference. To
// change a value one needs the owner declared `mut`, or a `&mut` to it.
//
// In memory: writing the bytes would work. But behind a `&` others may be looking at the same bytes, and rely on them; a whole
// variant could change under their eyes. And constants of the program may be in memory that cannot be written at all.
//@ explains: E0594
struct Counter {
    n: i32,
}

impl Counter {
    fn bump(&self) {
        self.n += 1; //~ ERROR E0594
    }
}

fn only_lent(counter: &Counter) -> i32 {
    let lent = &counter.n;
    counter.n = 1; //~ ERROR E0594
    *lent
}

static LIMIT: i32 = 5;

fn main() {
    let c = Counter { n: 0 };
    c.n = 1; //~ ERROR E0594
    c.bump();
    only_lent(&c);
    let x = 1;
    let r = &x;
    *r = 2; //~ ERROR E0594
    let a = [1, 2];
    a[0] = 3; //~ ERROR E0594
    let b = Box::new(4);
    *b = 5; //~ ERROR E0594
    LIMIT = 6; //~ ERROR E0594
    let count = 0;
    let mut add = || count += 1; //~ ERROR E0594
    add();
    for item in &[1, 2] {
        *item += 1; //~ ERROR E0594
    }
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
