// A struct that holds a mutable borrow keeps it as long as the struct is used; a method with `&'a mut self` borrows forever.
struct Cursor<'a> {
    buffer: &'a mut Vec<u8>,
}

impl<'a> Cursor<'a> {
    fn write(&mut self, byte: u8) -> &mut Self {
        self.buffer.push(byte);
        self
    }

    fn forever(&'a mut self) -> usize {
        self.buffer.len()
    }
}

fn main() {
    let mut buffer = Vec::new();
    let mut cursor = Cursor { buffer: &mut buffer };
    let other = Cursor { buffer: &mut buffer }; //~ ERROR E0499
    cursor.write(1).write(2);
    println!("{}", other.buffer.len());
    let mut more = Vec::new();
    let mut once = Cursor { buffer: &mut more };
    once.forever();
    once.write(3); //~ ERROR E0499
}
