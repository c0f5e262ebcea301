// Tests are not part of the program; `cfg!` says what `#[cfg]` would; constants in arrays; a pointer and a reference.
fn f(n: i32) -> std::ops::ControlFlow<i32, i32> {
    std::ops::ControlFlow::Continue(n)
}
fn main() {
    let v: [Vec<i32>; 3] = [const { Vec::new() }; 3];
    const E: String = String::new();
    let w = [E; 2];
    let x = const { 3 + 4 };
    println!("{v:?} {w:?} {x}");
    println!("{}", cfg!(test));
    #[cfg(test)]
    {
        println!("t");
    }
    if cfg!(debug_assertions) {
        println!("debug");
    }
    if cfg!(not(target_os = "windows")) {
        println!("nw");
    }
    let _ = f(1);
    let a = 5;
    let p = &a as *const i32;
    println!("{}", p == &a);
}
#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn it() {
        assert_eq!(1, 2);
    }
}
#[test]
fn it2() {
    undefined();
}

//> [[], [], []] ["", ""] 7
//> false
//> debug
//> nw
//> true
