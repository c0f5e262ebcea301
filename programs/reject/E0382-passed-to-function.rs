// Passing a value to a function moves it into the function's frame, where it is dropped. Pass `&v` to keep it.
fn total(v: Vec<i32>) -> i32 {
    v.iter().sum()
}

fn main() {
    let v = vec![1, 2, 3];
    println!("{}", total(v));
    println!("{}", v.len()); //~ ERROR E0382
}
