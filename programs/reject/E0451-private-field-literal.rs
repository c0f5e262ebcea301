// A struct with a private field can be made only in its module: offer a constructor.
mod bank {
    pub struct Account {
        balance: i64,
        pub id: u32,
    }
}

fn main() {
    let account = bank::Account { balance: 1, id: 2 }; //~ ERROR E0451
    let bank::Account { balance, .. } = account; //~ ERROR E0451
    println!("{}", balance);
}
