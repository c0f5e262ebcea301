// Functions are values: a pointer to code.
fn add(a: i32, b: i32) -> i32 {
    a + b
}

fn multiply(a: i32, b: i32) -> i32 {
    a * b
}

fn fold(values: &[i32], start: i32, f: fn(i32, i32) -> i32) -> i32 {
    let mut total = start;
    for value in values {
        total = f(total, *value);
    }
    total
}

fn main() {
    println!("{} {}", fold(&[1, 2, 3, 4], 0, add), fold(&[1, 2, 3, 4], 1, multiply));
    println!("{}", fold(&[5, 3], 0, |a, b| a * 10 + b));
    let table: [fn(i32, i32) -> i32; 2] = [add, multiply];
    println!("{}", table[1](6, 7) + table[0](1, 1));
    let wrap: fn(i32) -> Option<i32> = Some;
    println!("{:?}", wrap(1));
}

//> 10 24
//> 53
//> 44
//> Some(1)
