// The field's borrow is to outlive the struct, but the struct's destructor runs in between.
struct Buffer<'a> {
    data: &'a mut [u8],
}

impl Drop for Buffer<'_> {
    fn drop(&mut self) {
        self.data[0] = 0;
    }
}

fn release<'a>(buffer: Buffer<'a>) -> &'a mut [u8] {
    &mut *buffer.data //~ ERROR E0713
}

fn main() {
    let mut bytes = [1, 2];
    let buffer = Buffer { data: &mut bytes };
    println!("{}", release(buffer).len());
}
