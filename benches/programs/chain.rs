// A chain of iterator adapters over a vector, summed.
fn main() {
    let numbers: Vec<u64> = (0..1_000_000).collect();
    let mut total = 0;
    for round in 0..5 {
        let sum: u64 = numbers.iter().map(|n| n * 2 + round).filter(|n| n % 3 == 0).sum();
        total += sum;
    }
    println!("{}", total);
}
