// Two `..` in one list: nothing says how many elements each of them stands for.
fn main() {
    let (mut first, mut last) = (0, 0);
    (first, .., .., last) = (1, 2, 3); //~ ERROR - can only be used once
    println!("{first} {last}");
}
