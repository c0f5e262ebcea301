// `transmute` between types of different sizes. It takes the bytes of one value as another's: they have to be as many.
//
// In memory: with too few bytes the rest of the new value would be whatever lies beside the old one; with too many something
// would be lost, perhaps a pointer that someone must free.
//@ explains: E0512
fn main() {
    let n: u32 = unsafe { std::mem::transmute::<u16, u32>(1) }; //~ ERROR E0512
    println!("{}", n);
}
