// A macro is called with `!`.
fn main() {
    println("hello"); //~ ERROR E0423
}
