// `assert!` and friends that hold, `matches!`, and `dbg!`, which passes its value on.
fn main() {
    let n = 5;
    assert!(n > 4);
    assert!(n < 6, "n is {}", n);
    assert_eq!(n + 1, 6);
    assert_ne!(n, 6, "never said");
    debug_assert!(true);
    println!("{} {}", matches!(n, 1..=9), matches!(Some(n), Some(x) if x > 9));
    let doubled = dbg!(n * 2) + 1;
    println!("{}", doubled);
    if n == 6 {
        unreachable!();
    }
    if n == 7 {
        todo!();
    }
}

//> true false
//> 11
