// Labels name the loop or block that `break` and `continue` mean.
fn main() {
    'outer: for i in 0..5 {
        for j in 0..5 {
            if j == 3 {
                continue 'outer;
            }
            if i == 2 {
                break 'outer;
            }
            print!("{}{} ", i, j);
        }
    }
    println!();
    let found = 'search: {
        for n in 2..100 {
            if n * n * n == 343 {
                break 'search n;
            }
        }
        0
    };
    println!("{}", found);
    let value = 'a: loop {
        loop {
            break 'a 5;
        }
    };
    println!("{}", value);
}

//> 00 01 02 10 11 12 
//> 7
//> 5
