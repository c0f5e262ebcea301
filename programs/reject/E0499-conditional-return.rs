// A borrow that is returned on one path counts as alive on all paths out of the function: rustc does not follow it further.
fn find(v: &mut Vec<i32>, n: i32) -> &mut i32 {
    for x in v.iter_mut() {
        if *x == n {
            return x;
        }
    }
    v.push(n); //~ ERROR E0499
    let last = v.len() - 1; //~ ERROR E0502
    &mut v[last] //~ ERROR E0499
}

fn main() {
    *find(&mut vec![1], 2) += 1;
}
