// `as` converts between numbers, not everything.
fn main() {
    let a = 66u32 as char; //~ ERROR E0604
    let b = "5" as i32; //~ ERROR E0606
    let c = 1 as bool; //~ ERROR E0054
    let d = String::from("x") as i32; //~ ERROR E0605
    let e = 5 as Option<i32>; //~ ERROR E0605
    let f = &1u8 as u32; //~ ERROR E0606
    let g = 1.5 as char; //~ ERROR E0604
}
