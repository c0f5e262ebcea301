// Arrays hold a fixed number of values side by side.
fn main() {
    let mut a = [1, 2, 3, 4];
    a[2] = 30;
    let zeros = [0u8; 5];
    println!("{} {} {}", a[0] + a[2], a.len(), zeros.len());
    let b = a;
    a[0] = 99;
    println!("{:?} {:?} {:?}", a, b, zeros);
    let grid = [[1, 2], [3, 4], [5, 6]];
    println!("{} {:?}", grid[2][1], grid);
    let mut total = 0;
    for x in a {
        total += x;
    }
    for x in &b {
        total += x;
    }
    println!("{}", total);
    println!("{}", a == [99, 2, 30, 4]);
}

//> 31 4 5
//> [99, 2, 30, 4] [1, 2, 30, 4] [0, 0, 0, 0, 0]
//> 6 [[1, 2], [3, 4], [5, 6]]
//> 172
//> true
