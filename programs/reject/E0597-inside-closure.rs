// A closure that does not say `move` borrows what it uses, at the place where it uses it; a closure that must live for ever
// cannot borrow a variable of this call. In a loop it would borrow the same variable again each time.
// In memory: the closure holds the variable's address; the frame is gone when it is called.

fn counter(mut n: i32) {
    let count: Box<dyn FnMut() + 'static> = Box::new(|| {
        let step = 1;
        n += step; //~ ERROR E0597
    });
}

fn counters(go_on: bool, mut n: i32) {
    while go_on {
        let count: Box<dyn FnMut() + 'static> = Box::new(|| { //~ ERROR E0499
            n += 1; //~ ERROR E0597
        });
    }
}

fn main() {
    counter(1);
    counters(false, 2);
}

/* Mended: let the closure own its count: `move`
fn counter(mut n: i32) {
    let count: Box<dyn FnMut() + 'static> = Box::new(move || {
        let step = 1;
        n += step;
    });
}

fn main() {
    counter(1);
}
*/
