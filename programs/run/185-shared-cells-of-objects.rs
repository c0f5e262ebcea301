// `Rc<RefCell<T>>` becomes `Rc<RefCell<dyn Trait>>` where that is expected.
use std::cell::RefCell;
use std::rc::Rc;

trait Counter {
    fn add(&mut self, n: i32);
    fn total(&self) -> i32;
}

struct Plain(i32);
struct Twice {
    sum: i32,
}

impl Counter for Plain {
    fn add(&mut self, n: i32) {
        self.0 += n;
    }
    fn total(&self) -> i32 {
        self.0
    }
}

impl Counter for Twice {
    fn add(&mut self, n: i32) {
        self.sum += 2 * n;
    }
    fn total(&self) -> i32 {
        self.sum
    }
}

fn make(twice: bool) -> Rc<RefCell<dyn Counter>> {
    if twice { Rc::new(RefCell::new(Twice { sum: 0 })) } else { Rc::new(RefCell::new(Plain(0))) }
}

fn main() {
    let counters: Vec<Rc<RefCell<dyn Counter>>> = vec![make(false), make(true), Rc::new(RefCell::new(Plain(100)))];
    for counter in &counters {
        counter.borrow_mut().add(5);
    }
    for counter in &counters {
        println!("{}", counter.borrow().total());
    }
}

//> 5
//> 10
//> 105
