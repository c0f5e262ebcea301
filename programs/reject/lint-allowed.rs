// Lints may be allowed where they are; the nearest attribute counts.
#[allow(arithmetic_overflow)]
fn first() -> u8 {
    255 + 1
}

#[allow(unconditional_panic)]
mod inner {
    pub fn second() -> i32 {
        1 / 0
    }

    #[deny(unconditional_panic)]
    pub fn third() -> i32 {
        1 / 0 //~ ERROR unconditional_panic
    }
}

fn main() {
    #[allow(overflowing_literals)]
    let a: u8 = 256;
    println!("{} {} {} {}", a, first(), inner::second(), inner::third());
}
