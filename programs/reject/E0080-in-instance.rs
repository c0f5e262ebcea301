// A constant of a generic type is evaluated for each type it is used with: `Small<u8>` is fine, `Small<u64>` is not.

struct Small<T>(T);

impl<T> Small<T> {
    const FITS: () = assert!(size_of::<T>() < 4); //~ ERROR E0080

    fn new(value: T) -> Small<T> {
        Self::FITS;
        Small(value)
    }
}

fn main() {
    let a = Small::new(1u8);
    let b = Small::new(1u64);
    println!("{} {}", a.0, b.0);
}
