// A `&mut` is not `Copy`: there must be only one. Moving it into another variable gives it away. (Passing it on reborrows it.)
fn main() {
    let mut n = 1;
    let a = &mut n;
    let b = a;
    *b += 1;
    *a += 1; //~ ERROR E0382
    let mut m = 2;
    let c = &mut m;
    let d = || *c += 1;
    let e = d;
    let mut f = d; //~ ERROR E0382
    f();
    let _ = e;
}
