// A function that never returns still has an end: a panic would drop its variables. What must live for ever cannot be one of them.
fn serve() -> ! {
    let port = 80;
    let forever: &'static i32 = &port; //~ ERROR E0597
    loop {
        if *forever > 100 {
            panic!("{}", forever);
        }
    }
}

fn in_an_array() {
    let numbers;
    {
        let one = 1;
        numbers = [&one]; //~ ERROR E0597
    }
    println!("{:?}", numbers);
}

fn main() {
    in_an_array();
    serve();
}
