// A `match` that lists all variants reads the whole value, as if to see that there is no other: a part may not be gone, though no
// arm looks at it. With `_` for the last arm, or with `if let`, only what the patterns name is read.
use std::collections::VecDeque;

enum Task {
    Print(String),
    Stop,
}

fn run(next: (Option<Task>, String)) {
    drop(next.1);
    match next { //~ ERROR E0382
        (Some(_), _) => println!("something to do"),
        (None, _) => println!("nothing to do"),
    }
}

fn run_with_the_rest(next: (Option<Task>, String)) {
    drop(next.1);
    match next {
        (Some(Task::Stop), _) => println!("stop"),
        _ => println!("go on"),
    }
    if let (Some(Task::Print(text)), _) = next {
        println!("{text}");
    }
}

// An arm that is never reached looks at the value all the same.
fn unreachable(pair: Box<(String, i32)>) {
    let left = pair.0;
    match *pair { //~ ERROR E0382
        (_, n) => println!("{left} {n}"),
        (_, 0) => println!("nothing"),
    }
}

fn main() {
    let mut tasks = VecDeque::from([Task::Print(String::from("a")), Task::Stop]);
    while let Some(task) = tasks.pop_front() {
        run((Some(task), String::from("log")));
    }
    run_with_the_rest((None, String::new()));
    unreachable(Box::new((String::from("x"), 1)));
}
