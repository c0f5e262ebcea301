// Lesson 2: a call makes a frame, a return takes it away.
//
//     cairn run programs/tour/02-frames.rs --dump 12 --dump end
//
// Look at line 12, just before `area` returns: three frames lie one below the other, `main`, `describe`, `area`, and
// each has its own variables, even those with the same name. At the end only `main`'s is left; the bytes of the others
// are still there, but they belong to nobody.
fn area(side: u32) -> u32 {
    let n = side;
    let result = n * n;
    // The arguments were copied into this frame.
    result
}

fn describe(n: u32) -> u32 {
    let doubled = area(n) * 2;
    doubled + 1
}

fn main() {
    let n = 5;
    let result = describe(n);
    println!("{} {}", n, result);
}

//> 5 51
