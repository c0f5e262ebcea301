// A function that never returns still has an end: a panic would drop its variables. What must live for ever cannot be one of them.
fn serve() -> ! {
    let port = 80;
    let forever: &'static i32 = &port; //~ ERROR E0597
    let mut is_open = true;
    loop {
        is_open = *forever == 80 && is_open;
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

fn in_a_slice() {
    let numbers: &[i32];
    {
        let array = [1, 2];
        numbers = &array; //~ ERROR E0597
    }
    println!("{:?}", numbers);
}

fn main() {
    in_a_slice();
    in_an_array();
    serve();
}
