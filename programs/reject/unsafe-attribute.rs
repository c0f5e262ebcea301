// Attributes that only the linker can check are unsafe, and say so.
#[no_mangle] //~ ERROR - unsafe attribute
pub fn twice(number: i32) -> i32 {
    number * 2
}

fn main() {
    println!("{}", twice(21));
}
