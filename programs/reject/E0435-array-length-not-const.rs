// An array's length is known when compiling.
fn main() {
    let n = 5;
    let a = [0; n]; //~ ERROR E0435
    let b: [i32; n] = [1; 5]; //~ ERROR E0435
}
