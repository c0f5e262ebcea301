// Two closures that both change the same variable, or one and a direct borrow.
fn main() {
    let mut n = 0;
    let mut up = || n += 1;
    let mut down = || n -= 1; //~ ERROR E0499
    up();
    down();
    let mut v = vec![1];
    let mut add = |x| v.push(x);
    let r = &mut v; //~ ERROR E0499
    add(2);
    r.push(3);
}
