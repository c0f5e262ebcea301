// Accounts with errors as values.
use std::fmt;

#[derive(Debug, PartialEq)]
enum BankError {
    Insufficient { needed: u64, available: u64 },
    NoSuchAccount(u32),
    Frozen,
}

impl fmt::Display for BankError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BankError::Insufficient { needed, available } => write!(f, "needs {} but has {}", needed, available),
            BankError::NoSuchAccount(id) => write!(f, "there is no account {}", id),
            BankError::Frozen => f.write_str("the account is frozen"),
        }
    }
}

impl std::error::Error for BankError {}

struct Account {
    id: u32,
    owner: String,
    balance: u64,
    frozen: bool,
}

#[derive(Default)]
struct Bank {
    accounts: Vec<Account>,
}

impl Bank {
    fn open(&mut self, owner: &str, balance: u64) -> u32 {
        let id = self.accounts.len() as u32 + 1;
        self.accounts.push(Account { id, owner: owner.to_string(), balance, frozen: false });
        id
    }

    fn account(&mut self, id: u32) -> Result<&mut Account, BankError> {
        self.accounts.iter_mut().find(|account| account.id == id).ok_or(BankError::NoSuchAccount(id))
    }

    fn transfer(&mut self, from: u32, to: u32, amount: u64) -> Result<u64, BankError> {
        self.account(to)?;
        let source = self.account(from)?;
        if source.frozen {
            return Err(BankError::Frozen);
        }
        if source.balance < amount {
            return Err(BankError::Insufficient { needed: amount, available: source.balance });
        }
        source.balance -= amount;
        let left = source.balance;
        self.account(to)?.balance += amount;
        Ok(left)
    }
}

fn main() {
    let mut bank = Bank::default();
    let ada = bank.open("Ada", 100);
    let bob = bank.open("Bob", 5);
    for (from, to, amount) in [(ada, bob, 30), (bob, ada, 50), (ada, 9, 1)] {
        match bank.transfer(from, to, amount) {
            Ok(left) => println!("ok, {} left", left),
            Err(error) => println!("failed: {}", error),
        }
    }
    bank.account(ada).unwrap().frozen = true;
    println!("{:?}", bank.transfer(ada, bob, 1));
    println!("{}", bank.transfer(ada, bob, 1) == Err(BankError::Frozen));
    for account in &bank.accounts {
        println!("{:<5}{:>5}", account.owner, account.balance);
    }
}

//> ok, 70 left
//> failed: needs 50 but has 35
//> failed: there is no account 9
//> Err(Frozen)
//> true
//> Ada     70
//> Bob     35
