// Lesson 18: a closure is a struct of what it captured.
//
//     cairn run programs/tour/18-closure.rs --dump end
//
// `reader` holds an address, `writer` held an exclusive one, `owner` holds the `String` itself, which has therefore moved out
// of `text`. A closure that captures nothing has no bytes at all.
fn main() {
    let base = 10;
    let mut count = 0;
    let text = String::from("captured");
    let reader = |n: i32| n + base;
    let mut writer = || count += 1;
    writer();
    writer();
    let owner = move || text.len();
    let nothing = |n: i32| n * 2;
    println!("{} {} {} {}", reader(1), count, owner(), nothing(4));
    println!("{} {} {}", size_of_val(&reader), size_of_val(&owner), size_of_val(&nothing));
}

//> 11 2 8 8
//> 8 24 0
