// Arithmetic, conditions and `match` look at a value too.
fn main() {
    let mut n = 1;
    let r = &mut n;
    let m = n + 1; //~ ERROR E0503
    *r = m;
    let mut a = [1, 2];
    let s = &mut a;
    match a[0] { //~ ERROR E0503
        1 => {}
        _ => {}
    }
    s[0] = 2;
}
