// Reading lines until the input ends.
//< 3 4
//<   10 -2
//< not numbers
//< 5 x
use std::io;

fn main() {
    let mut line = String::new();
    let mut count = 0;
    loop {
        line.clear();
        let read = io::stdin().read_line(&mut line).expect("standard input is readable");
        if read == 0 {
            break;
        }
        count += 1;
        let numbers: Vec<i32> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        println!("{}: {:?} sum {}", count, numbers, numbers.iter().sum::<i32>());
    }
    println!("{} lines", count);
}

//> 1: [3, 4] sum 7
//> 2: [10, -2] sum 8
//> 3: [] sum 0
//> 4: [5] sum 5
//> 4 lines
