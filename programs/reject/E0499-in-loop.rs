// In each round a new mutable borrow, while the one from the round before is kept.
fn collect<'a>(slot: &'a mut i32, all: &mut Vec<&'a mut i32>) {
    all.push(slot);
}

fn main() {
    let mut n = 0;
    let mut all = Vec::new();
    for _ in 0..2 {
        all.push(&mut n); //~ ERROR E0499
    }
    println!("{}", all.len());
    let mut m = 1;
    let mut kept = Vec::new();
    loop {
        collect(&mut m, &mut kept); //~ ERROR E0499
        if kept.len() > 3 {
            break;
        }
    }
}
