// A `break` without a label in a labelled block. It is not clear whether it should leave the block or a loop: name the label.
//@ explains: E0695
fn main() {
    loop {
        'block: {
            break; //~ ERROR E0695
        }
    }
}
