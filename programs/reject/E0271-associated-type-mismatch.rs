// The associated type is another than the bound asks for.
fn total(items: impl Iterator<Item = i32>) -> i32 {
    let mut sum = 0;
    for item in items {
        sum += item;
    }
    sum
}

fn main() {
    let v = vec![1, 2];
    println!("{}", total(v.iter())); //~ ERROR E0271
    println!("{}", total(["a"].into_iter())); //~ ERROR E0271
}
