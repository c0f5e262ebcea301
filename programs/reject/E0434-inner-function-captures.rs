// A `fn` inside a function does not see its variables; a closure does.
fn main() {
    let n = 5;
    fn inner() -> i32 {
        n //~ ERROR E0434
    }
    println!("{}", inner());
}
