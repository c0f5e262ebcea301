// `for` over ranges, with `continue` and `break`.
fn main() {
    for i in 0..3 {
        print!("{} ", i);
    }
    println!();
    for i in 1..=10 {
        if i % 2 == 0 {
            continue;
        }
        if i > 7 {
            break;
        }
        print!("{} ", i);
    }
    println!();
    for i in (0..5).rev() {
        print!("{} ", i);
    }
    println!();
    for _ in 5..5 {
        println!("never");
    }
}

//> 0 1 2 
//> 1 3 5 7 
//> 4 3 2 1 0 
