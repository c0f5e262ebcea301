// `continue` with the label of a block that is no loop. A block has no next round.
//@ explains: E0696
fn main() {
    'block: {
        continue 'block; //~ ERROR E0696
    }
}
