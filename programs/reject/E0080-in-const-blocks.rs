// A `const { .. }` is evaluated when the program is compiled, once for each type that its function is used with, whether the block is
// reached or not.
fn small<T>(value: T) -> T {
    const {
        assert!(size_of::<T>() <= 8, "too big to be copied around"); //~ ERROR E0080
    }
    value
}

fn main() {
    small(1u8);
    small(2u64);
    if std::env::args().count() > 100 {
        small([0u8; 9]);
    }
}
/* Mended: what is too big goes to the heap.
fn small<T>(value: T) -> T {
    const {
        assert!(size_of::<T>() <= 8, "too big to be copied around");
    }
    value
}

fn main() {
    small(1u8);
    small(Box::new([0u8; 9]));
}
*/
