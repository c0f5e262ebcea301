// A borrow of a field is to outlive a value whose destructor runs in between. The destructor gets `&mut self`, and so exclusive
// access to everything in the value.
//
// In memory: the bytes behind the field would live on. But the destructor may write to them while the returned reference promises
// its holder that nobody else does: two exclusive references to the same bytes at once.
//@ explains: E0713
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

/* Mended: borrow from the buffer, which lives on and is dropped by the caller.
struct Buffer<'a> {
    data: &'a mut [u8],
}

impl Drop for Buffer<'_> {
    fn drop(&mut self) {
        self.data[0] = 0;
    }
}

fn look<'b>(buffer: &'b mut Buffer<'_>) -> &'b mut [u8] {
    &mut *buffer.data
}

fn main() {
    let mut bytes = [1, 2];
    let mut buffer = Buffer { data: &mut bytes };
    println!("{}", look(&mut buffer).len());
}
*/
