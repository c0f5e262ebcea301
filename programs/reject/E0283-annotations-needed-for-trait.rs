// A trait must be satisfied, but by which type is not said.
fn parse() {
    let n = "5".parse().unwrap(); //~ ERROR E0284
}

fn collect() {
    let v = (0..3).collect(); //~ ERROR E0283
}

fn sum() {
    let s = [1, 2].iter().sum() + 1; //~ ERROR E0283
}

fn into() {
    println!("{}", 5u8.into()); //~ ERROR E0283
}

fn default() {
    let d = Default::default(); //~ ERROR E0790
}

fn main() {
    parse();
    collect();
    sum();
    into();
    default();
}
