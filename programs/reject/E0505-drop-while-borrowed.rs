// `drop` takes its argument by value; passing to any function does.
fn consume(v: Vec<i32>) -> usize {
    v.len()
}

fn main() {
    let v = vec![1, 2];
    let first = &v[0];
    drop(v); //~ ERROR E0505
    println!("{}", first);
    let w = vec![1];
    let slice = w.as_slice();
    let n = consume(w); //~ ERROR E0505
    println!("{} {}", n, slice.len());
    let b = Box::new((1, 2));
    let inside = &b.1;
    let moved = b; //~ ERROR E0505
    println!("{} {}", inside, moved.0);
}
