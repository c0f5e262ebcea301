// A closure that changes what a reference points at borrows the reference uniquely.
fn outer(x: &mut i32) {
    let mut bump = || *x += 1;
    inner(x); //~ ERROR E0501
    bump();
}

fn inner(x: &mut i32) {
    *x *= 2;
}

fn read(x: &mut i32) {
    let mut bump = || *x += 1;
    println!("{}", x); //~ ERROR E0501
    bump();
}

fn two(x: &mut i32) {
    let mut a = || *x += 1;
    let mut b = || *x += 2; //~ ERROR E0524
    a();
    b();
}

fn main() {
    let mut n = 1;
    outer(&mut n);
    read(&mut n);
    two(&mut n);
}
