// A calculator: tokens, precedences, errors with causes.

use std::collections::HashMap;
use std::fmt::{self, Display};
use std::num::ParseFloatError;
use std::str::FromStr;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    Num(f64),
    Op(char),
    Open,
    Close,
}

#[derive(Debug, PartialEq)]
enum CalcError {
    BadNumber(ParseFloatError),
    Unexpected(char, usize),
    UnbalancedParens,
    DivideByZero,
    Empty,
    UnknownVariable(String),
}

impl From<ParseFloatError> for CalcError {
    fn from(e: ParseFloatError) -> Self {
        CalcError::BadNumber(e)
    }
}
impl Display for CalcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use CalcError::*;
        match self {
            BadNumber(e) => write!(f, "bad number: {}", e),
            Unexpected(c, at) => write!(f, "unexpected '{}' at {}", c, at),
            UnbalancedParens => write!(f, "unbalanced parentheses"),
            DivideByZero => write!(f, "divide by zero"),
            Empty => write!(f, "nothing to calculate"),
            UnknownVariable(name) => write!(f, "unknown variable {name}"),
        }
    }
}
impl std::error::Error for CalcError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if let CalcError::BadNumber(e) = self { Some(e) } else { None }
    }
}

fn tokenize(text: &str, vars: &HashMap<&str, f64>) -> Result<Vec<Token>, CalcError> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some(&(at, c)) = chars.peek() {
        match c {
            ' ' | '\t' => {
                chars.next();
            }
            '0'..='9' | '.' => {
                let mut number = String::new();
                while let Some((_, d)) = chars.next_if(|(_, d)| d.is_ascii_digit() || *d == '.') {
                    number.push(d);
                }
                tokens.push(Token::Num(number.parse()?));
            }
            c if c.is_alphabetic() => {
                let mut name = String::new();
                while let Some((_, d)) = chars.next_if(|(_, d)| d.is_alphanumeric() || *d == '_') {
                    name.push(d);
                }
                tokens.push(Token::Num(
                    *vars.get(name.as_str()).ok_or(CalcError::UnknownVariable(name))?,
                ));
            }
            '+' | '-' | '*' | '/' | '^' => {
                tokens.push(Token::Op(c));
                chars.next();
            }
            '(' => {
                tokens.push(Token::Open);
                chars.next();
            }
            ')' => {
                tokens.push(Token::Close);
                chars.next();
            }
            other => return Err(CalcError::Unexpected(other, at)),
        }
    }
    Ok(tokens)
}

struct Parser<'t> {
    tokens: std::slice::Iter<'t, Token>,
    ahead: Option<&'t Token>,
}
impl<'t> Parser<'t> {
    fn new(tokens: &'t [Token]) -> Self {
        let mut tokens = tokens.iter();
        let ahead = tokens.next();
        Parser { tokens, ahead }
    }
    fn bump(&mut self) -> Option<&'t Token> {
        std::mem::replace(&mut self.ahead, self.tokens.next())
    }
    fn expr(&mut self, min: u8) -> Result<f64, CalcError> {
        let mut left = match self.bump() {
            Some(Token::Num(n)) => *n,
            Some(Token::Op('-')) => -self.expr(5)?,
            Some(Token::Open) => {
                let inner = self.expr(0)?;
                match self.bump() {
                    Some(Token::Close) => inner,
                    _ => return Err(CalcError::UnbalancedParens),
                }
            }
            Some(Token::Close) => return Err(CalcError::UnbalancedParens),
            Some(&Token::Op(c)) => return Err(CalcError::Unexpected(c, 0)),
            None => return Err(CalcError::Empty),
        };
        while let Some(Token::Op(op)) = self.ahead {
            let (power, right) = match op {
                '+' | '-' => (1, 2),
                '*' | '/' => (3, 4),
                '^' => (7, 6),
                _ => unreachable!("{op}"),
            };
            if power < min {
                break;
            }
            self.bump();
            let rhs = self.expr(right)?;
            left = match op {
                '+' => left + rhs,
                '-' => left - rhs,
                '*' => left * rhs,
                '/' if rhs == 0.0 => return Err(CalcError::DivideByZero),
                '/' => left / rhs,
                '^' => left.powf(rhs),
                _ => unreachable!(),
            };
        }
        Ok(left)
    }
}

struct Formula(f64);
impl FromStr for Formula {
    type Err = CalcError;
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let vars = HashMap::from([("pi", std::f64::consts::PI), ("two", 2.0)]);
        let tokens = tokenize(s, &vars)?;
        let mut parser = Parser::new(&tokens);
        let value = parser.expr(0)?;
        if parser.ahead.is_some() {
            return Err(CalcError::UnbalancedParens);
        }
        Ok(Formula(value))
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for text in [
        "1 + 2 * 3",
        "(1 + 2) * 3",
        "2 ^ 3 ^ two",
        "-2 ^ 2",
        "10 / (5 - 5)",
        "1.2.3",
        "4 $ 4",
        "(1",
        "1)",
        "",
        "pi * two ^ 2",
        "x+1",
    ] {
        match text.parse::<Formula>() {
            Ok(Formula(v)) => println!("{text:>14} = {v:.3} ({v:e})"),
            Err(e) => {
                use std::error::Error;
                println!(
                    "{text:>14} : {e}{}",
                    e.source().map(|s| format!(" [{s}]")).unwrap_or_default()
                )
            }
        }
    }
    let Formula(v) = "6*7".parse()?;
    assert_eq!(v as i32, 42);
    println!("{:?}", "1..2".parse::<Formula>().err());
    Ok(())
}

//>      1 + 2 * 3 = 7.000 (7e0)
//>    (1 + 2) * 3 = 9.000 (9e0)
//>    2 ^ 3 ^ two = 512.000 (5.12e2)
//>         -2 ^ 2 = -4.000 (-4e0)
//>   10 / (5 - 5) : divide by zero
//>          1.2.3 : bad number: invalid float literal [invalid float literal]
//>          4 $ 4 : unexpected '$' at 2
//>             (1 : unbalanced parentheses
//>             1) : unbalanced parentheses
//>                : nothing to calculate
//>   pi * two ^ 2 = 12.566 (1.2566370614359172e1)
//>            x+1 : unknown variable x
//> Some(BadNumber(ParseFloatError { kind: Invalid }))
