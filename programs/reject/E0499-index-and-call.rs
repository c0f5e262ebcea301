// Two elements of one slice borrow the whole slice twice; `split_at_mut` tells the checker that they are apart.
fn swap(a: &mut i32, b: &mut i32) {
    std::mem::swap(a, b);
}

fn main() {
    let mut v = vec![1, 2, 3];
    swap(&mut v[0], &mut v[1]); //~ ERROR E0499
    let mut a = [1, 2, 3];
    let first = &mut a[0];
    let second = &mut a[1]; //~ ERROR E0499
    *first += *second;
    let (left, right) = a.split_at_mut(1);
    swap(&mut left[0], &mut right[0]);
    println!("{:?} {:?}", v, a);
}
