// `while let` goes on as long as the pattern matches.
fn main() {
    let mut stack = vec![1, 2, 3];
    while let Some(top) = stack.pop() {
        println!("{}", top);
        if top == 3 {
            stack.push(10);
        }
    }
    let mut n = Some(3);
    while let Some(i) = n {
        n = if i > 0 { Some(i - 1) } else { None };
        print!("{} ", i);
    }
    println!();
    let mut chars = "a1b2".chars();
    while let (Some(letter), Some(digit)) = (chars.next(), chars.next()) {
        print!("{digit}{letter} ");
    }
    println!();
}

//> 3
//> 10
//> 2
//> 1
//> 3 2 1 0 
//> 1a 2b 
