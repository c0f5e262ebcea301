// A pattern asks for more elements than the array has. The length of an array is part of its type, so it never matches.
//@ explains: E0528
fn main() {
    let a = [1, 2];
    let [first, second, third, ..] = a; //~ ERROR E0528
    println!("{} {} {}", first, second, third);
}
