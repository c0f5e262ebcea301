// What a function of another language does is known to nobody here: calling it is unsafe, unless the block that declares it says that it is `safe`.
unsafe extern "C" {
    fn abs(input: i32) -> i32;
    safe fn labs(input: i64) -> i64;
}

fn main() {
    let near = abs(-3); //~ ERROR E0133
    let far = labs(-4);
    println!("{near} {far}");
}
