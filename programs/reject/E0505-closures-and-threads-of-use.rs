// The later use that keeps a borrow alive may be a drop, a closure's call, or the next round of a loop.
struct Guard<'a>(&'a String);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

fn main() {
    let a = String::from("a");
    let guard = Guard(&a);
    drop(a); //~ ERROR E0505
    let b = String::from("b");
    let show = || println!("{}", b);
    let c = b; //~ ERROR E0505
    show();
    let mut last = &c;
    for _ in 0..2 {
        println!("{}", last);
        let fresh = String::from("fresh");
        last = &fresh; //~ ERROR E0597
        drop(fresh); //~ ERROR E0505
    }
    let _ = guard.0.len();
}
