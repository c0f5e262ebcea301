// The type of an expression cannot be told, because the result of an operator or trait depends on a type that is not known
// either. Name the type, for example `u64::from(n)`.
//@ explains: E0284
fn main() {
    let n: u32 = 1;
    let mut total: u64 = 2;
    total = total + n.into(); //~ ERROR E0284
    println!("{}", total);
}
