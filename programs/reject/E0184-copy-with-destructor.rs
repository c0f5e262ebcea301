// A type is both `Copy` and has a destructor. A `Copy` value is duplicated byte by byte without anyone noticing, and each copy
// would run the destructor for the same thing.
//
// In memory: were the destructor to free a block, as many copies as there are would free it as many times.
//@ explains: E0184
#[derive(Clone, Copy)]
struct Handle(i32); //~ ERROR E0184

impl Drop for Handle {
    fn drop(&mut self) {
        println!("closed {}", self.0);
    }
}

fn main() {}
