// Recursion without an end: one frame a call until the stack is full.
//@ exit: 134
//@ stderr: has overflowed its stack
fn down(n: u64) -> u64 {
    let local = [n; 16];
    if n == u64::MAX {
        return 0;
    }
    down(n + 1) + local[(n % 16) as usize]
}

fn main() {
    println!("before");
    println!("{}", down(0));
}

//> before
