// Start-up: what a learner waits for.
fn main() {
    println!("Hello, world!");
}
