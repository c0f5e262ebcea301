// What a function does after it has returned is never run, and not looked at. A closure that is made there is a body of its own, and its
// rules hold.
fn after_return(s: String) {
    return;
    let mut push = move || s.push('x'); //~ ERROR E0596
    push();
}

fn after_break() {
    loop {
        break;
        let twice = || {
            let s = String::new();
            drop(s);
            drop(s); //~ ERROR E0382
        };
        twice();
    }
}

fn fine(s: String) {
    drop(s);
    return;
    drop(s);
}

fn main() {
    after_return(String::new());
    after_break();
    fine(String::new());
}
