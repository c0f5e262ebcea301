// Had anything after the borrow panicked, the argument would have been dropped while it is borrowed for the caller: that is an error of
// its own. Making a `Some` cannot panic; calling a function can.
fn constructs<'a>(mut v: String, mut r: &'a String) {
    r = &v;
    let _some = Some(&*r);
    v = v; //~ ERROR E0505
    //~^ ERROR E0506
}

fn calls<'a>(mut v: String, mut r: &'a String) {
    r = &v; //~ ERROR E0597
    let _new = String::new();
    v = v; //~ ERROR E0505
    //~^ ERROR E0506
}

fn main() {
    let s = String::new();
    constructs(String::new(), &s);
    calls(String::new(), &s);
}
