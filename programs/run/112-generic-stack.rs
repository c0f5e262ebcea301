// A generic stack on top of `Vec`, with its own iterator and `FromIterator`-like constructor.
#[derive(Debug, Clone, PartialEq)]
struct Stack<T> {
    items: Vec<T>,
}

impl<T> Stack<T> {
    fn new() -> Self {
        Stack { items: Vec::new() }
    }

    fn push(&mut self, item: T) -> &mut Self {
        self.items.push(item);
        self
    }

    fn pop(&mut self) -> Option<T> {
        self.items.pop()
    }

    fn peek(&self) -> Option<&T> {
        self.items.last()
    }

    fn len(&self) -> usize {
        self.items.len()
    }

    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn drain_all(&mut self) -> Drainer<'_, T> {
        Drainer { stack: self }
    }
}

struct Drainer<'s, T> {
    stack: &'s mut Stack<T>,
}

impl<T> Iterator for Drainer<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.stack.pop()
    }
}

impl<T> FromIterator<T> for Stack<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut stack = Stack::new();
        for item in items {
            stack.push(item);
        }
        stack
    }
}

fn balanced(text: &str) -> bool {
    let mut open = Stack::new();
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => {
                open.push(c);
            }
            ')' | ']' | '}' => {
                let expected = match c {
                    ')' => '(',
                    ']' => '[',
                    _ => '{',
                };
                if open.pop() != Some(expected) {
                    return false;
                }
            }
            _ => {}
        }
    }
    open.is_empty()
}

fn main() {
    let mut stack = Stack::new();
    stack.push(1).push(2).push(3);
    println!("{:?}", stack.peek());
    println!("{:?} {}", stack.pop(), stack.len());
    let words: Stack<&str> = "to be or not".split(' ').collect();
    println!("{:?}", words);
    let mut copy = words.clone();
    let reversed: Vec<&str> = copy.drain_all().collect();
    println!("{:?} {} {}", reversed, copy.is_empty(), words == copy);
    println!("{} {} {}", balanced("{[()]}"), balanced("(]"), balanced("(("));
}

//> Some(3)
//> Some(3) 2
//> Stack { items: ["to", "be", "or", "not"] }
//> ["not", "or", "be", "to"] true false
//> true false false
