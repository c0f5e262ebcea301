// Inherent methods can be given only to one's own types; write a trait for others.
impl Vec<u8> { //~ ERROR E0116
    fn total(&self) -> u32 {
        0
    }
}

impl i32 { //~ ERROR E0390
    fn double(self) -> i32 {
        self * 2
    }
}

fn main() {}
