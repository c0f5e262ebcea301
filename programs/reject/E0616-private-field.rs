// Fields are private to their module unless they are `pub`.
mod bank {
    pub struct Account {
        balance: i64,
        pub id: u32,
    }

    impl Account {
        pub fn new() -> Account {
            Account { balance: 0, id: 1 }
        }

        fn secret(&self) -> i64 {
            self.balance
        }
    }
}

fn main() {
    let mut account = bank::Account::new();
    account.balance = 100; //~ ERROR E0616
    println!("{}", account.id);
    println!("{}", account.secret()); //~ ERROR E0624
}
