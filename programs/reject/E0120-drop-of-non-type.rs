// `Drop` is implemented for something that is no struct, enum or union. Only a type of one's own can have a destructor; a trait
// object has that of the value inside.
//@ explains: E0120
trait Shape {}

impl Drop for dyn Shape { //~ ERROR E0120
    fn drop(&mut self) {
        println!("gone");
    }
}

fn main() {}
