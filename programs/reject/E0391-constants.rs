// Each of the two constants needs the other's value first.

const WIDTH: u32 = HEIGHT * 2; //~ ERROR E0391
const HEIGHT: u32 = WIDTH / 2;

fn main() {
    println!("{WIDTH} {HEIGHT}");
}
