// Operations that certainly panic. rustc denies this by default.
fn main() {
    let a = [1, 2, 3];
    println!("{}", a[3]); //~ ERROR unconditional_panic
    let zero = 0;
    println!("{}", 1 / zero); //~ ERROR unconditional_panic
    println!("{}", 5 % 0); //~ ERROR unconditional_panic
}
