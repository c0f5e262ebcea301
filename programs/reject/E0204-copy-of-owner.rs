// A type that owns something cannot be `Copy`: copying its bytes would make two owners. Nor can one with a destructor.
#[derive(Clone, Copy)]
struct Named { //~ ERROR E0204
    name: String,
}

struct Mutable<'a>(&'a mut i32);

impl Copy for Mutable<'_> {} //~ ERROR E0204

impl Clone for Mutable<'_> {
    fn clone(&self) -> Self {
        panic!()
    }
}

#[derive(Clone, Copy)]
struct Guard; //~ ERROR E0184

impl Drop for Guard {
    fn drop(&mut self) {}
}

fn main() {}
