// Variables of one type. Look at the two slots in the frame.
fn main() {
    let a = 2;
    let b = 40;
    println!("{}", a + b);
}

//> 42
