// A closure that is called as `Fn` may not change what it captured; one stored without `mut` cannot be called when it does.
fn call(f: impl Fn()) {
    f();
}

fn main() {
    let mut n = 0;
    call(|| n += 1); //~ ERROR E0594
    let mut v = vec![1];
    call(|| v.push(1)); //~ ERROR E0596
    let mut m = 0;
    let add = || m += 1;
    add(); //~ ERROR E0596
    println!("{} {} {}", n, v.len(), m);
}
