// `const` is a value, `static` is a place; both are known before `main` starts.
const LIMIT: usize = 4;
const SQUARES: [u32; LIMIT] = [0, 1, 4, 9];
const NAME: &str = "cairn";
static GREETING: &str = "hello";
static TABLE: [i32; 3] = [10, 20, 30];
const MASK: u32 = (1 << 5) - 1;

const fn double(n: u32) -> u32 {
    n * 2
}

const DOUBLED: u32 = double(MASK) + 1;

struct Circle;

impl Circle {
    const PI: f64 = 3.14;
}

fn main() {
    let buffer = [0u8; LIMIT * 2];
    println!("{} {} {}", LIMIT, SQUARES[3], buffer.len());
    println!("{} {} {}", NAME, GREETING, TABLE[1]);
    println!("{} {} {}", MASK, DOUBLED, Circle::PI);
    const LOCAL: i64 = -1;
    println!("{}", LOCAL);
    match 31 {
        MASK => println!("the mask"),
        _ => println!("other"),
    }
}

//> 4 9 8
//> cairn hello 20
//> 31 63 3.14
//> -1
//> the mask
