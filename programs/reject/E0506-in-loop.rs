// The borrow from one round is still used in the next, after the assignment.
fn main() {
    let mut current = 0;
    let mut seen: Vec<&i32> = Vec::new();
    while current < 3 {
        seen.push(&current);
        current += 1; //~ ERROR E0506
    }
    println!("{}", seen.len());
    let mut x = 1;
    let mut read = || x + 1;
    x = 2; //~ ERROR E0506
    println!("{}", read());
}
