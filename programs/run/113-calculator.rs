//< 1 + 2 * 3
//< (4 - 1) * -(2 + 3)
//< 10 / (5 - 5)
//< 2 * (3
//< 7 & 1
//< 100 / 7 % 4
// A recursive-descent parser and evaluator that reads expressions from standard input.
use std::io::{self, BufRead};

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(i64),
    Symbol(char),
}

#[derive(Debug)]
enum Expr {
    Number(i64),
    Negate(Box<Expr>),
    Binary { op: char, left: Box<Expr>, right: Box<Expr> },
}

fn tokenize(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(&c) = chars.peek() {
        if c.is_ascii_digit() {
            let mut n = 0;
            while let Some(digit) = chars.peek().and_then(|c| c.to_digit(10)) {
                n = n * 10 + i64::from(digit);
                chars.next();
            }
            tokens.push(Token::Number(n));
            continue;
        }
        chars.next();
        match c {
            ' ' => {}
            '+' | '-' | '*' | '/' | '%' | '(' | ')' => tokens.push(Token::Symbol(c)),
            other => return Err(format!("unexpected {:?}", other)),
        }
    }
    Ok(tokens)
}

struct Parser {
    tokens: Vec<Token>,
    position: usize,
}

impl Parser {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.position)
    }

    fn accept(&mut self, symbols: &str) -> Option<char> {
        match self.peek() {
            Some(&Token::Symbol(c)) if symbols.contains(c) => {
                self.position += 1;
                Some(c)
            }
            _ => None,
        }
    }

    fn sum(&mut self) -> Result<Expr, String> {
        let mut left = self.product()?;
        while let Some(op) = self.accept("+-") {
            let right = self.product()?;
            left = Expr::Binary { op, left: Box::new(left), right: Box::new(right) };
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Expr, String> {
        let mut left = self.unary()?;
        while let Some(op) = self.accept("*/%") {
            left = Expr::Binary { op, left: Box::new(left), right: Box::new(self.unary()?) };
        }
        Ok(left)
    }

    fn unary(&mut self) -> Result<Expr, String> {
        if self.accept("-").is_some() {
            return Ok(Expr::Negate(Box::new(self.unary()?)));
        }
        if self.accept("(").is_some() {
            let inner = self.sum()?;
            return match self.accept(")") {
                Some(_) => Ok(inner),
                None => Err("missing )".to_string()),
            };
        }
        match self.peek().cloned() {
            Some(Token::Number(n)) => {
                self.position += 1;
                Ok(Expr::Number(n))
            }
            Some(Token::Symbol(c)) => Err(format!("expected a number, found {}", c)),
            None => Err(String::from("expected a number, found the end")),
        }
    }
}

fn eval(e: &Expr) -> Option<i64> {
    Some(match e {
        Expr::Number(n) => *n,
        Expr::Negate(inner) => -eval(inner)?,
        Expr::Binary { op, left, right } => {
            let (a, b) = (eval(left)?, eval(right)?);
            match op {
                '+' => a + b,
                '-' => a - b,
                '*' => a * b,
                '/' => a.checked_div(b)?,
                '%' => a.checked_rem(b)?,
                _ => unreachable!("the parser makes no {op}"),
            }
        }
    })
}

fn calculate(text: &str) -> Result<i64, String> {
    let mut parser = Parser { tokens: tokenize(text)?, position: 0 };
    let e = parser.sum()?;
    if parser.peek().is_some() {
        return Err(format!("unexpected {:?}", parser.tokens[parser.position]));
    }
    eval(&e).ok_or_else(|| "division by zero".to_owned())
}

fn main() {
    for line in io::stdin().lock().lines() {
        let line = line.unwrap();
        match calculate(&line) {
            Ok(value) => println!("{} = {}", line, value),
            Err(message) => println!("{}: {}", line, message),
        }
    }
}

//> 1 + 2 * 3 = 7
//> (4 - 1) * -(2 + 3) = -15
//> 10 / (5 - 5): division by zero
//> 2 * (3: missing )
//> 7 & 1: unexpected '&'
//> 100 / 7 % 4 = 2
