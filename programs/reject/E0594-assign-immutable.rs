// Assigning through something that is not mutable: a field of a variable without `mut`, or a shared reference.
struct Counter {
    n: i32,
}

impl Counter {
    fn bump(&self) {
        self.n += 1; //~ ERROR E0594
    }
}

static LIMIT: i32 = 5;

fn main() {
    let c = Counter { n: 0 };
    c.n = 1; //~ ERROR E0594
    c.bump();
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
