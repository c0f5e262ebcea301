// Only `loop` and labelled blocks give a value by `break`: a `while` may end without.
fn main() {
    let x = while true {
        break 5; //~ ERROR E0571
    };
    for i in 0..3 {
        break i; //~ ERROR E0571
    }
}
