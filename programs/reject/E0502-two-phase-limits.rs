// `v.push(v.len())` is accepted, since the mutable borrow waits until the call. An explicit `&mut` or an index does not wait.
// Only a borrow that is still used after the call stands in its way.
fn add(v: &mut Vec<usize>, n: usize) {
    v.push(n);
}

fn rest(v: &mut Vec<usize>) {
    let rest = v.drain(1..);
    let n = v.len(); //~ ERROR E0502
    println!("{} {}", rest.count(), n);
}

fn main() {
    let mut v = vec![1];
    v.push(v.len());
    add(&mut v, v.len()); //~ ERROR E0502
    rest(&mut v);
    let r = &mut v;
    r.push(r.len());
    let w = &v;
    v.push(w.len());
    let x = &v;
    v.push(0); //~ ERROR E0502
    println!("{}", x.len());
    let mut grid = vec![vec![0]];
    grid[0].push(grid.len()); //~ ERROR E0502
}
