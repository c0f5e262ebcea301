// `loop` ends only with `break`, which may carry a value.
fn main() {
    let mut n = 27u64;
    let mut steps = 0;
    let highest = loop {
        if n > 9000 {
            break n;
        }
        n = if n % 2 == 0 { n / 2 } else { 3 * n + 1 };
        steps += 1;
    };
    println!("{} after {}", highest, steps);
}

//> 9232 after 77
