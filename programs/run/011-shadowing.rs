// Each `let` makes a new variable, even under an old name and of another type.
fn main() {
    let value = "12";
    let value = value.len();
    let value = value * 100 + 1;
    {
        let value = value + 1;
        println!("{value}");
    }
    println!("{value}");
}

//> 202
//> 201
