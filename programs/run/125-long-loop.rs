// A few million steps: quick enough for a machine that is fast.
fn collatz(mut n: u64) -> u32 {
    let mut steps = 0;
    while n != 1 {
        n = if n % 2 == 0 { n / 2 } else { 3 * n + 1 };
        steps += 1;
    }
    steps
}

fn main() {
    let mut best = (0, 0);
    for n in 1..10_000 {
        let steps = collatz(n);
        if steps > best.1 {
            best = (n, steps);
        }
    }
    println!("{:?}", best);
}

//> (6171, 261)
