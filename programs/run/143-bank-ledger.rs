// A bank: accounts, transfers that may fail half way, interest by kind, a ledger that can be replayed, and reports.
//@ exit: 101
use std::collections::{BTreeMap, btree_map::Entry};
use std::convert::TryFrom;
use std::fmt;
use std::ops::{Add, AddAssign, Neg, Sub};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Cents(i64);

impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{}.{:02}", self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        f.pad_integral(self.0 >= 0, "", &text)
    }
}

impl Add for Cents {
    type Output = Cents;
    fn add(self, other: Cents) -> Cents {
        Cents(self.0 + other.0)
    }
}

impl Sub for Cents {
    type Output = Cents;
    fn sub(self, other: Cents) -> Cents {
        self + -other
    }
}

impl Neg for Cents {
    type Output = Cents;
    fn neg(self) -> Cents {
        Cents(-self.0)
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Cents) {
        *self = *self + other;
    }
}

impl<'a> std::iter::Sum<&'a Cents> for Cents {
    fn sum<I: Iterator<Item = &'a Cents>>(iter: I) -> Cents {
        iter.copied().fold(Cents::default(), Add::add)
    }
}

impl TryFrom<f64> for Cents {
    type Error = BankError;
    fn try_from(amount: f64) -> Result<Cents, BankError> {
        let cents = (amount * 100.0).round();
        if cents.is_finite() && cents.abs() < 1e15 {
            Ok(Cents(cents as i64))
        } else {
            Err(BankError::BadAmount(amount))
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Id(u16);

#[derive(Debug, Clone, PartialEq)]
enum Kind {
    Checking { overdraft: Cents },
    Savings { rate: f64 },
    Closed,
}

#[derive(Debug, Clone)]
struct Account {
    owner: String,
    balance: Cents,
    kind: Kind,
}

#[derive(Debug, PartialEq)]
enum BankError {
    NoSuchAccount(Id),
    Insufficient { id: Id, missing: Cents },
    BadAmount(f64),
    Closed(Id),
    Parse { line: usize, why: String },
}

impl fmt::Display for BankError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use BankError::*;
        match self {
            NoSuchAccount(Id(n)) => write!(f, "no account {n}"),
            Insufficient { id: Id(n), missing } => write!(f, "account {n} lacks {missing}"),
            BadAmount(x) => write!(f, "{x} is no amount"),
            Closed(id) => write!(f, "account {} is closed", id.0),
            Parse { line, why } => write!(f, "line {line}: {why}"),
        }
    }
}

impl std::error::Error for BankError {}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Action {
    Deposit(Id, Cents),
    Withdraw(Id, Cents),
    Transfer { from: Id, to: Id, amount: Cents },
    Interest,
}

#[derive(Default)]
struct Bank {
    accounts: BTreeMap<Id, Account>,
    ledger: Vec<Action>,
}

impl Bank {
    fn open(&mut self, owner: &str, kind: Kind) -> Id {
        let id = self.accounts.last_key_value().map_or(Id(100), |(id, _)| Id(id.0 + 1));
        match self.accounts.entry(id) {
            Entry::Vacant(slot) => slot.insert(Account { owner: owner.into(), balance: Cents(0), kind }),
            Entry::Occupied(_) => unreachable!("the id is new"),
        };
        id
    }

    fn open_account(&mut self, id: Id) -> Result<&mut Account, BankError> {
        match self.accounts.get_mut(&id) {
            None => Err(BankError::NoSuchAccount(id)),
            Some(Account { kind: Kind::Closed, .. }) => Err(BankError::Closed(id)),
            Some(account) => Ok(account),
        }
    }

    fn apply(&mut self, action: Action) -> Result<Cents, BankError> {
        let moved = match action {
            Action::Deposit(id, amount) => {
                self.open_account(id)?.balance += amount;
                amount
            }
            Action::Withdraw(id, amount) => {
                let account = self.open_account(id)?;
                let limit = match &account.kind {
                    Kind::Checking { overdraft } => account.balance + *overdraft,
                    _ => account.balance,
                };
                if amount > limit {
                    return Err(BankError::Insufficient { id, missing: amount - limit });
                }
                account.balance += -amount;
                amount
            }
            Action::Transfer { from, to, amount } => {
                let before = self.ledger.len();
                self.apply(Action::Withdraw(from, amount))?;
                if let Err(e) = self.apply(Action::Deposit(to, amount)) {
                    self.accounts.get_mut(&from).expect("it paid just now").balance += amount;
                    self.ledger.truncate(before);
                    return Err(e);
                }
                self.ledger.truncate(before);
                amount
            }
            Action::Interest => {
                let mut paid = Cents(0);
                for account in self.accounts.values_mut() {
                    if let Account { balance, kind: Kind::Savings { rate }, .. } = account {
                        let interest = Cents((balance.0 as f64 * *rate / 100.0).floor() as i64);
                        *balance += interest;
                        paid += interest;
                    }
                }
                paid
            }
        };
        self.ledger.push(action);
        Ok(moved)
    }

    fn close(&mut self, id: Id) -> Result<Cents, BankError> {
        let account = self.open_account(id)?;
        account.kind = Kind::Closed;
        Ok(std::mem::take(&mut account.balance))
    }

    fn total(&self) -> Cents {
        self.accounts.values().map(|a| &a.balance).sum()
    }
}

fn parse(script: &str) -> impl Iterator<Item = Result<Action, BankError>> + '_ {
    script.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()).map(|(i, text)| {
        let error = |why: &str| BankError::Parse { line: i + 1, why: why.to_owned() };
        let id = |w: Option<&&str>| -> Result<Id, BankError> {
            w.ok_or_else(|| error("missing account"))?.parse().map(Id).map_err(|e| error(&format!("{e}")))
        };
        let amount = |w: Option<&&str>| {
            let x: f64 = w.ok_or_else(|| error("missing amount"))?.parse().map_err(|_| error("bad amount"))?;
            Cents::try_from(x)
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.first() {
            Some(&"deposit") => Ok(Action::Deposit(id(words.get(1))?, amount(words.get(2))?)),
            Some(&"withdraw") => Ok(Action::Withdraw(id(words.get(1))?, amount(words.get(2))?)),
            Some(&"transfer") => {
                Ok(Action::Transfer { from: id(words.get(1))?, to: id(words.get(2))?, amount: amount(words.get(3))? })
            }
            Some(&"interest") => Ok(Action::Interest),
            other => Err(error(&format!("what is {other:?}?"))),
        }
    })
}

fn main() {
    let mut bank = Bank::default();
    let ada = bank.open("Ada", Kind::Checking { overdraft: Cents(50_00) });
    let ben = bank.open("Ben", Kind::Savings { rate: 1.5 });
    let cy = bank.open("Cy", Kind::Checking { overdraft: Cents(0) });
    println!("{:?}", bank.close(cy));
    let script = "
        deposit 100 120.50
        deposit 101 999.99
        withdraw 100 170.5
        withdraw 100 0.01
        transfer 101 100 200
        transfer 101 102 5
        transfer 101 999 5
        interest
        withdraw 7 1
        deposit 100 nan
        deposit abc 1
        deposit 100
        dance
    ";
    for step in parse(script) {
        match step.and_then(|action| bank.apply(action).map(|moved| (action, moved))) {
            Ok((action, moved)) => println!("{moved:>10} {action:?}"),
            Err(e @ BankError::Parse { .. }) => println!("  (skipped) {e}"),
            Err(e) => println!("  refused: {e}"),
        }
    }
    println!("{:-^30}", " accounts ");
    for (Id(n), Account { owner, balance, kind }) in &bank.accounts {
        println!("{n:>5} {owner:<5} {balance:>+12} {kind:?}");
    }
    println!("total {} after {} entries", bank.total(), bank.ledger.len());

    let mut again = Bank::default();
    again.open("Ada", Kind::Checking { overdraft: Cents(50_00) });
    again.open("Ben", Kind::Savings { rate: 1.5 });
    let replayed: Result<Vec<Cents>, _> = bank.ledger.iter().map(|a| again.apply(*a)).collect();
    println!("{:?} {}", replayed.map(|v| v.len()), again.total() == bank.total());
    println!("{:?} {:?}", again.accounts[&ada].balance, again.accounts.get(&ben).map(|a| a.balance));
    println!("{:?} {:?}", Cents::try_from(1e99), Cents::try_from(-0.005).map(|c| c.to_string()));
    let lost = again.accounts[&cy].balance;
    println!("never printed {lost}");
}

//> Ok(Cents(0))
//>     120.50 Deposit(Id(100), Cents(12050))
//>     999.99 Deposit(Id(101), Cents(99999))
//>     170.50 Withdraw(Id(100), Cents(17050))
//>   refused: account 100 lacks 0.01
//>     200.00 Transfer { from: Id(101), to: Id(100), amount: Cents(20000) }
//>   refused: account 102 is closed
//>   refused: no account 999
//>      11.99 Interest
//>   refused: no account 7
//>   refused: NaN is no amount
//>   (skipped) line 12: invalid digit found in string
//>   (skipped) line 13: missing amount
//>   (skipped) line 14: what is Some("dance")?
//> ---------- accounts ----------
//>   100 Ada        +150.00 Checking { overdraft: Cents(5000) }
//>   101 Ben        +811.98 Savings { rate: 1.5 }
//>   102 Cy           +0.00 Closed
//> total 961.98 after 5 entries
//> Ok(5) true
//> Cents(15000) Some(Cents(81198))
//> Err(BadAmount(1e99)) Ok("-0.01")
