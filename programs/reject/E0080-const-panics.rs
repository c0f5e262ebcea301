// A constant whose computation fails.
const A: u8 = 255 + 1; //~ ERROR E0080
const B: usize = [1, 2][5]; //~ ERROR E0080
const C: i32 = 1 / 0; //~ ERROR E0080
const D: i32 = i32::MAX * 2; //~ ERROR E0080

fn main() {
    println!("{} {} {} {}", A, B, C, D);
}
