// The smallest program: `main` is called and returns. Look at the exit code, 0.
fn main() {}
