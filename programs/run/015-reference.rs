// `&` borrows, `*` follows; `println!` follows by itself.
fn length(p: &(i32, i32)) -> i32 {
    p.0 * p.0 + p.1 * p.1
}

fn main() {
    let p = (3, 4);
    let r = &p;
    let rr = &r;
    println!("{} {}", length(r), length(rr));
    let n = 5;
    let m = &n;
    println!("{} {} {}", *m + 1, m, m == &5);
}

//> 25 25
//> 6 5 true
