// A cast from a thin to a wide pointer. A pointer to a slice also holds a length, and nothing says which.
//@ explains: E0607
fn main() {
    let p = std::ptr::null::<u8>();
    let q = p as *const [u8]; //~ ERROR E0607
    println!("{:?}", q.is_null());
}
