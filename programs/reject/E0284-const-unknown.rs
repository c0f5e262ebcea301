// What a const parameter stands for must be known, too.
struct Stack<T, const K: usize> {
    items: [Option<T>; K],
}

impl<T: Copy, const K: usize> Stack<T, K> {
    fn new() -> Self {
        Stack { items: [None; K] }
    }

    fn push(&mut self, _: T) {}
}

fn zeros<const N: usize>() -> [u8; N] {
    [0; N]
}

fn length<const N: usize>() -> usize {
    N
}

fn variable() {
    let mut stack = Stack::new(); //~ ERROR E0284
    stack.push(1);
}

fn written() {
    let stack: Stack<i32, _> = Stack::new(); //~ ERROR E0284
}

fn called() {
    length(); //~ ERROR E0284
}

fn looped() {
    for zero in zeros() { //~ ERROR E0284
        println!("{zero}");
    }
}

fn value() {
    let function = length; //~ ERROR E0284
}

fn known() {
    let four: [u8; 4] = zeros();
    let same: [u8; _] = four;
    length::<2>();
}

fn main() {}
