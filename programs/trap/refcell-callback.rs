// A method that borrows while its caller still does.
//@ exit: 101
//@ stderr: already mutably borrowed
use std::cell::RefCell;
use std::rc::Rc;

struct Bank {
    accounts: RefCell<Vec<i32>>,
}

impl Bank {
    fn total(&self) -> i32 {
        self.accounts.borrow().iter().sum()
    }

    fn add(&self, amount: i32) {
        let mut accounts = self.accounts.borrow_mut();
        accounts.push(amount);
        println!("total {}", self.total());
    }
}

fn main() {
    let bank = Rc::new(Bank { accounts: RefCell::new(vec![1, 2]) });
    println!("total {}", bank.total());
    bank.add(3);
}

//> total 3
