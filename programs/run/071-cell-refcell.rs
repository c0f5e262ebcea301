// Interior mutability: `Cell` swaps values, `RefCell` counts borrows while the program runs.
use std::cell::{Cell, RefCell};
use std::rc::Rc;

struct Account {
    balance: Cell<i32>,
    log: RefCell<Vec<String>>,
}

impl Account {
    fn deposit(&self, amount: i32) {
        self.balance.set(self.balance.get() + amount);
        self.log.borrow_mut().push(format!("deposit {}", amount));
    }
}

fn main() {
    let account = Account { balance: Cell::new(10), log: RefCell::new(Vec::new()) };
    account.deposit(5);
    account.deposit(20);
    println!("{} {:?}", account.balance.get(), account.log.borrow());
    println!("{} {}", account.balance.replace(0), account.balance.take());
    let shared = Rc::new(RefCell::new(vec![1]));
    let other = Rc::clone(&shared);
    other.borrow_mut().push(2);
    {
        let first = shared.borrow();
        let second = shared.borrow();
        println!("{} {} {}", first.len(), second[1], shared.try_borrow_mut().is_err());
    }
    println!("{} {:?}", shared.try_borrow_mut().is_ok(), shared);
    let cell = RefCell::new(3);
    *cell.borrow_mut() += 1;
    println!("{} {}", cell.replace(9), cell.into_inner());
}

//> 35 ["deposit 5", "deposit 20"]
//> 35 0
//> 2 2 true
//> true RefCell { value: <borrowed> }
//> 4 9
