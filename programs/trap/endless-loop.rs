// A loop that does not end is stopped by its fuel.
//@ exit: 124
//@ flags: --fuel 100000
//@ rustc-differs: it never ends
fn main() {
    let mut n = 0u64;
    loop {
        n = n.wrapping_add(1);
    }
}
