// `unimplemented!` with a reason.
//@ exit: 101
//@ stderr: not implemented: for 1
fn never(n: u32) -> u32 {
    if n > 0 { unimplemented!("for {}", n) } else { 0 }
}

fn main() {
    println!("{}", never(0));
    println!("{}", never(1));
}

//> 0
