// `impl Display` says how a type prints; `Formatter` carries width and precision.
use std::fmt;

struct Money {
    cents: i64,
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "${}.{:02}", self.cents / 100, self.cents % 100)
    }
}

struct Matrix([[i32; 2]; 2]);

impl fmt::Display for Matrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, row) in self.0.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            write!(f, "[{} {}]", row[0], row[1])?;
        }
        Ok(())
    }
}

struct Name(&'static str);

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Name").field("text", &self.0).finish()
    }
}

fn main() {
    println!("{}", Money { cents: 12345 });
    println!("{}", Matrix([[1, 2], [3, 4]]));
    println!("[{:>6}] [{:<6}] [{}]", Name("ann"), Name("bob"), Name("cy"));
    println!("{:?} {:#?}", Name("d"), Name("e"));
    let text = Money { cents: 7 }.to_string();
    println!("{} {}", text, text.len());
}

//> $123.45
//> [1 2]
//> [3 4]
//> [   ann] [bob   ] [cy]
//> Name { text: "d" } Name {
//>     text: "e",
//> }
//> $0.07 5
