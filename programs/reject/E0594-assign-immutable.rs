// Every way to what may not be assigned to: a variable without `mut`, a field, an element, a box, a static, a captured variable, an item
// of a loop over `&`.
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
