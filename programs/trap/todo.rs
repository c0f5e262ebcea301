// `todo!` marks what is not written yet.
//@ exit: 101
//@ stderr: not yet implemented
fn later() -> u32 {
    todo!()
}

fn main() {
    println!("{}", later());
}
