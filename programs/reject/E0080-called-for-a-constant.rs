// What goes wrong while a constant is evaluated is told at the constant, with the place in the function that it calls.
const fn per(total: u32, parts: u32) -> u32 {
    total / parts
}

const SHARE: u32 = per(10, 0); //~ ERROR E0080

struct Cake<const N: u32>;

impl<const N: u32> Cake<N> {
    const WHOLE: u32 = 100;
}

fn main() {
    println!("{} {}", SHARE, Cake::<3>::WHOLE);
}
