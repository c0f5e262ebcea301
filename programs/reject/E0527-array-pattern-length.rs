// A pattern with another number of elements than the array has, or on what is no array.
fn main() {
    let [a, b] = [1, 2, 3]; //~ ERROR E0527
    let [c, d, .., e] = [1, 2]; //~ ERROR E0528
    let [f] = 5; //~ ERROR E0529
}
