// A small language from text to result: tokens, a tree, bytecode with jumps, a machine with a stack and errors as values.
use std::collections::HashMap;
use std::error::Error;
use std::fmt;
use std::iter::Peekable;
use std::str::Chars;

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Num(i64),
    Name(String),
    Op(&'static str),
}

#[derive(Debug, PartialEq)]
enum LangError {
    BadChar(char, usize),
    Expected { what: String, found: Option<Token> },
    UnknownVariable(String),
    DivideByZero,
    TooManySteps(usize),
}

impl fmt::Display for LangError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LangError::BadChar(c, at) => write!(f, "unexpected {c:?} at {at}"),
            LangError::Expected { what, found: Some(token) } => write!(f, "expected {what}, found {token:?}"),
            LangError::Expected { what, found: None } => write!(f, "expected {what} at the end"),
            LangError::UnknownVariable(name) => write!(f, "unknown variable `{name}`"),
            LangError::DivideByZero => f.write_str("division by zero"),
            LangError::TooManySteps(n) => write!(f, "gave up after {n} steps"),
        }
    }
}

impl Error for LangError {}

type Result<T> = std::result::Result<T, LangError>;

struct Lexer<'s> {
    chars: Peekable<Chars<'s>>,
    at: usize,
}

impl<'s> Lexer<'s> {
    fn new(text: &'s str) -> Self {
        Lexer { chars: text.chars().peekable(), at: 0 }
    }

    fn bump(&mut self) -> Option<char> {
        self.at += 1;
        self.chars.next()
    }

    fn tokens(mut self) -> Result<Vec<Token>> {
        const OPS: [&str; 14] = ["==", "<=", "<", "+", "-", "*", "/", "=", "(", ")", "{", "}", ";", "%"];
        let mut out = Vec::new();
        while let Some(&c) = self.chars.peek() {
            match c {
                c if c.is_whitespace() => {
                    self.bump();
                }
                '0'..='9' => {
                    let mut n = 0i64;
                    while let Some(d) = self.chars.peek().and_then(|c| c.to_digit(10)) {
                        n = n * 10 + i64::from(d);
                        self.bump();
                    }
                    out.push(Token::Num(n));
                }
                'a'..='z' | 'A'..='Z' | '_' => {
                    let mut name = String::new();
                    while let Some(c) = self.chars.next_if(|c| c.is_alphanumeric() || *c == '_') {
                        name.push(c);
                        self.at += 1;
                    }
                    out.push(Token::Name(name));
                }
                other => {
                    let at = self.at;
                    self.bump();
                    let two: String = [Some(other), self.chars.peek().copied()].into_iter().flatten().collect();
                    let op = OPS.iter().find(|op| **op == two).or_else(|| OPS.iter().find(|op| two.starts_with(**op)));
                    let op = op.ok_or(LangError::BadChar(other, at))?;
                    if op.len() == 2 {
                        self.bump();
                    }
                    out.push(Token::Op(op));
                }
            }
        }
        Ok(out)
    }
}

#[derive(Debug)]
enum Expr {
    Num(i64),
    Var(String),
    Binary(Box<Expr>, &'static str, Box<Expr>),
    Neg(Box<Expr>),
}

#[derive(Debug)]
enum Stmt {
    Assign(String, Expr),
    Print(Expr),
    While(Expr, Vec<Stmt>),
    If(Expr, Vec<Stmt>, Vec<Stmt>),
}

struct Parser {
    tokens: std::vec::IntoIter<Token>,
    next: Option<Token>,
}

impl Parser {
    fn new(tokens: Vec<Token>) -> Self {
        let mut tokens = tokens.into_iter();
        let next = tokens.next();
        Parser { tokens, next }
    }

    fn advance(&mut self) -> Option<Token> {
        std::mem::replace(&mut self.next, self.tokens.next())
    }

    fn eat(&mut self, op: &str) -> bool {
        let found = matches!(&self.next, Some(Token::Op(o)) if *o == op);
        if found {
            self.advance();
        }
        found
    }

    fn expect(&mut self, op: &str) -> Result<()> {
        if self.eat(op) {
            Ok(())
        } else {
            Err(LangError::Expected { what: format!("`{op}`"), found: self.next.take() })
        }
    }

    fn block(&mut self) -> Result<Vec<Stmt>> {
        self.expect("{")?;
        let mut stmts = vec![];
        while !self.eat("}") {
            stmts.push(self.stmt()?);
        }
        Ok(stmts)
    }

    fn stmt(&mut self) -> Result<Stmt> {
        let Some(Token::Name(name)) = self.advance() else {
            return Err(LangError::Expected { what: "a statement".into(), found: self.next.take() });
        };
        Ok(match name.as_str() {
            "print" => {
                let value = self.expr(0)?;
                self.expect(";")?;
                Stmt::Print(value)
            }
            "while" => Stmt::While(self.expr(0)?, self.block()?),
            "if" => {
                let cond = self.expr(0)?;
                let then = self.block()?;
                let has_else = matches!(&self.next, Some(Token::Name(n)) if n == "else");
                let otherwise = if has_else {
                    self.advance();
                    self.block()?
                } else {
                    Vec::new()
                };
                Stmt::If(cond, then, otherwise)
            }
            _ => {
                self.expect("=")?;
                let value = self.expr(0)?;
                self.expect(";")?;
                Stmt::Assign(name, value)
            }
        })
    }

    fn power(op: &str) -> Option<u8> {
        Some(match op {
            "==" | "<" | "<=" => 1,
            "+" | "-" => 2,
            "*" | "/" | "%" => 3,
            _ => return None,
        })
    }

    fn expr(&mut self, min: u8) -> Result<Expr> {
        let mut left = match self.advance() {
            Some(Token::Num(n)) => Expr::Num(n),
            Some(Token::Name(name)) => Expr::Var(name),
            Some(Token::Op("-")) => Expr::Neg(Box::new(self.expr(4)?)),
            Some(Token::Op("(")) => {
                let inner = self.expr(0)?;
                self.expect(")")?;
                inner
            }
            found => return Err(LangError::Expected { what: "an expression".to_string(), found }),
        };
        while let Some(Token::Op(op)) = self.next
            && let Some(power) = Self::power(op)
            && power > min
        {
            self.advance();
            let right = self.expr(power)?;
            left = Expr::Binary(Box::new(left), op, Box::new(right));
        }
        Ok(left)
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Op {
    Push(i64),
    Load(usize),
    Store(usize),
    Binary(&'static str),
    Neg,
    Print,
    Jump(usize),
    JumpIfZero(usize),
}

#[derive(Default)]
struct Compiler {
    code: Vec<Op>,
    slots: HashMap<String, usize>,
}

impl Compiler {
    fn stmts(&mut self, stmts: &[Stmt]) -> Result<()> {
        stmts.iter().try_for_each(|s| self.stmt(s))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Result<()> {
        match stmt {
            Stmt::Print(e) => {
                self.expr(e)?;
                self.code.push(Op::Print);
            }
            Stmt::Assign(name, e) => {
                self.expr(e)?;
                let fresh = self.slots.len();
                let slot = *self.slots.entry(name.clone()).or_insert(fresh);
                self.code.push(Op::Store(slot));
            }
            Stmt::While(cond, body) => {
                let start = self.code.len();
                self.expr(cond)?;
                let exit = self.hole();
                self.stmts(body)?;
                self.code.push(Op::Jump(start));
                self.code[exit] = Op::JumpIfZero(self.code.len());
            }
            Stmt::If(cond, then, otherwise) => {
                self.expr(cond)?;
                let to_else = self.hole();
                self.stmts(then)?;
                let to_end = self.hole();
                self.code[to_else] = Op::JumpIfZero(self.code.len());
                self.stmts(otherwise)?;
                self.code[to_end] = Op::Jump(self.code.len());
            }
        }
        Ok(())
    }

    fn hole(&mut self) -> usize {
        self.code.push(Op::Jump(usize::MAX));
        self.code.len() - 1
    }

    fn expr(&mut self, expr: &Expr) -> Result<()> {
        match expr {
            Expr::Num(n) => self.code.push(Op::Push(*n)),
            Expr::Var(name) => {
                let slot = self.slots.get(name).ok_or_else(|| LangError::UnknownVariable(name.clone()))?;
                self.code.push(Op::Load(*slot));
            }
            Expr::Neg(inner) => {
                self.expr(inner)?;
                self.code.push(Op::Neg);
            }
            Expr::Binary(l, op, r) => {
                self.expr(l)?;
                self.expr(r)?;
                self.code.push(Op::Binary(op));
            }
        }
        Ok(())
    }
}

struct Machine<'c, W: FnMut(i64)> {
    code: &'c [Op],
    vars: Vec<i64>,
    stack: Vec<i64>,
    print: W,
}

impl<W: FnMut(i64)> Machine<'_, W> {
    fn pop(&mut self) -> i64 {
        self.stack.pop().expect("the compiler balances the stack")
    }

    fn run(&mut self, limit: usize) -> Result<usize> {
        let (mut pc, mut steps) = (0, 0);
        while let Some(&op) = self.code.get(pc) {
            steps += 1;
            if steps > limit {
                return Err(LangError::TooManySteps(limit));
            }
            pc += 1;
            match op {
                Op::Push(n) => self.stack.push(n),
                Op::Load(slot) => self.stack.push(self.vars[slot]),
                Op::Store(slot) => self.vars[slot] = self.pop(),
                Op::Neg => {
                    let n = self.pop();
                    self.stack.push(-n);
                }
                Op::Print => {
                    let n = self.pop();
                    (self.print)(n);
                }
                Op::Jump(to) => pc = to,
                Op::JumpIfZero(to) => {
                    if self.pop() == 0 {
                        pc = to;
                    }
                }
                Op::Binary(op) => {
                    let (r, l) = (self.pop(), self.pop());
                    self.stack.push(match op {
                        "+" => l + r,
                        "-" => l - r,
                        "*" => l * r,
                        "/" => l.checked_div(r).ok_or(LangError::DivideByZero)?,
                        "%" => l.checked_rem(r).ok_or(LangError::DivideByZero)?,
                        "<" => (l < r) as i64,
                        "<=" => i64::from(l <= r),
                        "==" => i64::from(l == r),
                        _ => unreachable!("no such operator: {op}"),
                    });
                }
            }
        }
        Ok(steps)
    }
}

fn run(source: &str) -> std::result::Result<Vec<i64>, Box<dyn Error>> {
    let tokens = Lexer::new(source).tokens()?;
    let mut parser = Parser::new(tokens);
    let mut program = Vec::new();
    while parser.next.is_some() {
        program.push(parser.stmt()?);
    }
    let mut compiler = Compiler::default();
    compiler.stmts(&program)?;
    let mut printed = Vec::new();
    let vars = vec![0; compiler.slots.len()];
    let mut machine = Machine { code: &compiler.code, vars, stack: vec![], print: |n| printed.push(n) };
    let steps = machine.run(5_000)?;
    println!("  {} ops, {steps} steps", compiler.code.len());
    Ok(printed)
}

fn main() {
    let programs = [
        "print 1 + 2 * 3 - 4;",
        "print -(2 + 3) * 2; print 7 % 4 == 3;",
        "a = 0; b = 1; n = 0; while n < 10 { print a; t = a + b; a = b; b = t; n = n + 1; }",
        "n = 27; steps = 0; while 1 < n { if n % 2 == 0 { n = n / 2; } else { n = 3 * n + 1; } steps = steps + 1; } print steps;",
        "x = 5; print x / (x - 5);",
        "print y;",
        "x = 1 $ 2;",
        "print (1 + ;",
        "while 1 { x = 1; }",
        "print 1",
    ];
    for source in programs {
        println!("{source}");
        match run(source) {
            Ok(out) => println!("  {out:?}"),
            Err(e) => match e.downcast_ref::<LangError>() {
                Some(LangError::BadChar(c, _)) => println!("  bad character {c}"),
                _ => println!("  error: {e}"),
            },
        }
    }
}

//> print 1 + 2 * 3 - 4;
//>   8 ops, 8 steps
//>   [3]
//> print -(2 + 3) * 2; print 7 % 4 == 3;
//>   13 ops, 13 steps
//>   [-10, 1]
//> a = 0; b = 1; n = 0; while n < 10 { print a; t = a + b; a = b; b = t; n = n + 1; }
//>   25 ops, 200 steps
//>   [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]
//> n = 27; steps = 0; while 1 < n { if n % 2 == 0 { n = n / 2; } else { n = 3 * n + 1; } steps = steps + 1; } print steps;
//>   32 ops, 2271 steps
//>   [111]
//> x = 5; print x / (x - 5);
//>   error: division by zero
//> print y;
//>   error: unknown variable `y`
//> x = 1 $ 2;
//>   bad character $
//> print (1 + ;
//>   error: expected an expression, found Op(";")
//> while 1 { x = 1; }
//>   error: gave up after 5000 steps
//> print 1
//>   error: expected `;` at the end
