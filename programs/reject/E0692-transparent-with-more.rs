// `repr(transparent)` together with another representation. It means that the type looks exactly like its one field.
//@ explains: E0692
#[repr(transparent, C)] //~ ERROR E0692
struct Metres(f32);

fn main() {}
