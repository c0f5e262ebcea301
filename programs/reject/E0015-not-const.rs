// What a constant is made of must be computable when compiling.
fn five() -> i32 {
    5
}

const LIMIT: i32 = five(); //~ ERROR E0015
static NAME: String = String::from("name"); //~ ERROR E0015

fn main() {}
