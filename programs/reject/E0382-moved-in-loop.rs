// A loop's body runs again: what it moved in the first round is gone in the second.
fn consume(s: String) -> usize {
    s.len()
}

fn main() {
    let s = String::from("x");
    let mut n = 0;
    while n < 10 {
        n += consume(s); //~ ERROR E0382
    }
    let b = Box::new(1);
    for _ in 0..2 {
        drop(b); //~ ERROR E0382
    }
}
