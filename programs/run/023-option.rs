// `Option`: a value or none. `if let` and `match` look inside.
fn half(n: i32) -> Option<i32> {
    if n % 2 == 0 { Some(n / 2) } else { None }
}

fn main() {
    if let Some(h) = half(10) {
        println!("half of ten is {}", h);
    }
    match half(7) {
        Some(h) => println!("{}", h),
        None => println!("seven has no half"),
    }
    println!("{} {}", half(8).unwrap(), half(9).unwrap_or(-1));
    println!("{} {}", half(8).is_some(), half(8).is_none());
    println!("{:?} {:?}", half(6), half(5));
    println!("{:?}", half(6).map(|h| h + 1));
    println!("{:?}", half(12).and_then(half));
    let mut slot = Some(3);
    let taken = slot.take();
    println!("{:?} {:?}", slot, taken);
}

//> half of ten is 5
//> seven has no half
//> 4 -1
//> true false
//> Some(3) None
//> Some(4)
//> Some(3)
//> None Some(3)
