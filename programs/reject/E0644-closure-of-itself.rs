// A closure cannot have itself as an argument: its type would contain its type, and so on without end. A function can: what is recursive
// needs a name.
//@ explains: E0644
fn apply<F: Fn(&F, u32) -> u32>(f: F, n: u32) -> u32 {
    f(&f, n)
}

fn main() {
    let total = apply(|me, n| if n == 0 { 0 } else { n + 1 }, 3); //~ ERROR E0644
    println!("{}", total);
}

/* Mended: a function calls itself by its name.
fn total(n: u32) -> u32 {
    if n == 0 { 0 } else { n + total(n - 1) }
}

fn main() {
    println!("{}", total(3));
}
*/
