// Temporaries in the value of a constant or static live as long as the program.
static EMPTY: &Vec<i32> = &Vec::new();
static NAME: &String = &String::new();

struct Entry {
    name: Option<&'static str>,
    bytes: &'static [u8],
}

const fn square(n: i32) -> i32 {
    n * n
}

const ENTRY: &Entry = &Entry { name: Some("x"), bytes: &[1, 2, 3] };
const SQUARE: Option<&i32> = Some(&square(6));
static PAIR: (&i32, &[i32; 2]) = (&square(2), &[square(3), 1]);

fn main() {
    println!("{} {:?}", EMPTY.len(), NAME);
    println!("{:?} {:?}", ENTRY.name, ENTRY.bytes);
    println!("{:?} {:?}", SQUARE, PAIR);
}

//> 0 ""
//> Some("x") [1, 2, 3]
//> Some(36) (4, [9, 1])
