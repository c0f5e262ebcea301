// A small stack machine: instructions as an enum, a program as a slice, errors as values.
#[derive(Debug, Clone, Copy)]
enum Op {
    Push(i64),
    Add,
    Sub,
    Mul,
    Dup,
    Swap,
    Store(usize),
    Load(usize),
    JumpIfZero(usize),
    Jump(usize),
    Print,
    Halt,
}

#[derive(Debug)]
enum Fault {
    Underflow { at: usize },
    BadAddress(usize),
}

struct Machine<'p> {
    program: &'p [Op],
    stack: Vec<i64>,
    memory: [i64; 4],
    pc: usize,
    steps: u32,
}

impl<'p> Machine<'p> {
    fn new(program: &'p [Op]) -> Self {
        Machine { program, stack: Vec::new(), memory: [0; 4], pc: 0, steps: 0 }
    }

    fn pop(&mut self) -> Result<i64, Fault> {
        self.stack.pop().ok_or(Fault::Underflow { at: self.pc })
    }

    fn binary(&mut self, f: impl FnOnce(i64, i64) -> i64) -> Result<(), Fault> {
        let b = self.pop()?;
        let a = self.pop()?;
        self.stack.push(f(a, b));
        Ok(())
    }

    fn run(&mut self) -> Result<u32, Fault> {
        loop {
            let op = *self.program.get(self.pc).ok_or(Fault::BadAddress(self.pc))?;
            self.pc += 1;
            self.steps += 1;
            match op {
                Op::Push(n) => self.stack.push(n),
                Op::Add => self.binary(|a, b| a + b)?,
                Op::Sub => self.binary(|a, b| a - b)?,
                Op::Mul => self.binary(|a, b| a * b)?,
                Op::Dup => {
                    let top = self.pop()?;
                    self.stack.push(top);
                    self.stack.push(top);
                }
                Op::Swap => {
                    let (b, a) = (self.pop()?, self.pop()?);
                    self.stack.extend([b, a]);
                }
                Op::Store(i) => {
                    let value = self.pop()?;
                    *self.memory.get_mut(i).ok_or(Fault::BadAddress(i))? = value;
                }
                Op::Load(i) => self.stack.push(self.memory[i]),
                Op::JumpIfZero(target) => {
                    if self.pop()? == 0 {
                        self.pc = target;
                    }
                }
                Op::Jump(target) => self.pc = target,
                Op::Print => println!("out {}", self.pop()?),
                Op::Halt => return Ok(self.steps),
            }
        }
    }
}

fn main() {
    // 10! with a counter in memory cell 0 and the product in cell 1.
    let factorial = [
        Op::Push(10),
        Op::Store(0),
        Op::Push(1),
        Op::Store(1),
        Op::Load(0),
        Op::JumpIfZero(15),
        Op::Load(1),
        Op::Load(0),
        Op::Mul,
        Op::Store(1),
        Op::Load(0),
        Op::Push(1),
        Op::Sub,
        Op::Store(0),
        Op::Jump(4),
        Op::Load(1),
        Op::Print,
        Op::Halt,
    ];
    println!("{:?}", Machine::new(&factorial).run());
    println!("{:?}", Machine::new(&[Op::Push(1), Op::Dup, Op::Swap, Op::Add, Op::Add]).run());
    println!("{:?}", Machine::new(&[Op::Push(1), Op::Store(7)]).run());
}

//> out 3628800
//> Ok(119)
//> Err(Underflow { at: 5 })
//> Err(BadAddress(7))
