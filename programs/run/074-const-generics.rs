// An array's length can be a parameter.
struct Stack<T, const N: usize> {
    items: [Option<T>; N],
    len: usize,
}

impl<T: Copy, const N: usize> Stack<T, N> {
    fn new() -> Self {
        Stack { items: [None; N], len: 0 }
    }

    fn push(&mut self, item: T) -> bool {
        if self.len == N {
            return false;
        }
        self.items[self.len] = Some(item);
        self.len += 1;
        true
    }
}

fn sum<const N: usize>(values: [i32; N]) -> i32 {
    let mut total = 0;
    for v in values {
        total += v;
    }
    total
}

fn main() {
    let mut stack: Stack<u8, 2> = Stack::new();
    println!("{} {} {}", stack.push(1), stack.push(2), stack.push(3));
    println!("{} {}", sum([1, 2, 3]), sum([10; 7]));
}

//> true true false
//> 6 70
