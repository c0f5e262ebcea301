// Any name may come from a glob import: if it leads nowhere, nothing is said of names that are missing.
use shapes::*; //~ ERROR E0432

fn area(square: Square) -> i32 {
    side(&square) * SCALE
}

fn main() {
    let text: &str = 1; //~ ERROR E0308
    println!("{}", area(Square { side: 2 }));
}
