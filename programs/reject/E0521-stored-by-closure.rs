// A variable that a closure captures outlives each call of it: what lives in the body of the closure cannot be stored there.

fn run<R>(f: impl FnOnce() -> R) -> R {
    f()
}

fn best(names: &[String]) {
    let mut longest = &names[0];
    run(|| {
        let found = names.concat();
        longest = &found; //~ ERROR E0521
    });
    println!("{longest}");
}

fn temporary(mut count: &mut i32) {
    run(|| {
        count = &mut 9; //~ ERROR E0521
        *count += 1;
    });
}

fn part() {
    let one = 1;
    let mut pair = (&one, 1);
    run(|| {
        let two = 2;
        pair.0 = &two; //~ ERROR E0521
    });
    println!("{pair:?}");
}

// By a call it is the variable that is named.
fn pushed() {
    let one = 1;
    let mut all = vec![&one];
    run(|| {
        let two = 2;
        all.push(&two); //~ ERROR E0597
    });
    println!("{all:?}");
}

fn main() {
    best(&[String::from("a")]);
    temporary(&mut 1);
    part();
    pushed();
}
