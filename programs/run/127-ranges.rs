// Loops over ranges of all widths, at the ends of their types, nested, left early, with bindings that are used later.
fn count(from: i32, to: i32) -> i32 {
    let mut n = 0;
    for i in from..to {
        n += i - from + 1;
    }
    n
}

fn main() {
    for i in i32::MAX - 2..i32::MAX {
        print!("{} ", i);
    }
    for i in u32::MAX - 2..u32::MAX {
        print!("{} ", i);
    }
    for i in u64::MAX - 1..=u64::MAX {
        print!("{} ", i);
    }
    println!("|");
    for i in -2..2i64 {
        print!("{} ", i);
    }
    for i in i64::MIN..i64::MIN + 2 {
        print!("{} ", i);
    }
    for i in 254..=255u8 {
        print!("{} ", i);
    }
    for i in -128..-126i8 {
        print!("{} ", i);
    }
    println!("|");
    println!("{} {} {}", count(0, 4), count(3, 3), count(4, -4));
    let mut seen = Vec::new();
    'outer: for i in 0..10usize {
        for j in i..10 {
            if j == 7 {
                continue 'outer;
            }
            if i == 4 {
                break 'outer;
            }
            if i * j % 5 == 4 {
                seen.push((i, j));
            }
        }
    }
    println!("{:?}", seen);
    let mut end = 3;
    for i in 0..end {
        end += i;
    }
    println!("{}", end);
    let closures: Vec<Box<dyn Fn() -> u32>> = (0..3u32).map(|i| Box::new(move || i * 10) as Box<dyn Fn() -> u32>).collect();
    for closure in &closures {
        print!("{} ", closure());
    }
    for c in 'x'..='z' {
        print!("{} ", c);
    }
    for i in (0..10).rev().step_by(4) {
        print!("{} ", i);
    }
    println!("|");
    let mut stack = vec![String::from("a"), String::from("b"), String::from("c")];
    let mut last = String::new();
    while let Some(top) = stack.pop() {
        for _ in 0..2 {
            last.push_str(&top);
        }
    }
    println!("{}", last);
    let grid = vec![vec![1, 2, 3], vec![4, 5, 6]];
    let mut sum = 0;
    for row in 0..grid.len() {
        for column in 0..3 {
            let value = &grid[row][column];
            sum += *value * (row + column) as i32;
        }
    }
    println!("{}", sum);
}

//> 2147483645 2147483646 4294967293 4294967294 18446744073709551614 18446744073709551615 |
//> -2 -1 0 1 -9223372036854775808 -9223372036854775807 254 255 -128 -127 |
//> 10 0 0
//> [(1, 4), (2, 2), (3, 3)]
//> 6
//> 0 10 20 x y z 9 5 1 |
//> ccbbaa
//> 40
