// A field is moved out of a value whose type implements `Drop`. A destructor gets `&mut self` and may use every field, so all of
// them must be there until it has run.
//
// In memory: the field's header would be copied out, and `drop` then runs on a struct that still has the same bytes. It would
// read a block that the new owner may have freed, and after it the field itself would be dropped: a double free.
//@ explains: E0509
struct Guard {
    name: String,
}

impl Drop for Guard {
    fn drop(&mut self) {
        println!("drop {}", self.name);
    }
}

fn main() {
    let guard = Guard { name: String::from("g") };
    let name = guard.name; //~ ERROR E0509
    println!("{}", name);
}

/* Mended: borrow the field, or clone it.
struct Guard {
    name: String,
}

impl Drop for Guard {
    fn drop(&mut self) {
        println!("drop {}", self.name);
    }
}

fn main() {
    let guard = Guard { name: String::from("g") };
    let name = guard.name.clone();
    println!("{}", name);
}
*/

/* Mended: take the field and leave an empty one.
struct Guard {
    name: String,
}

impl Drop for Guard {
    fn drop(&mut self) {
        println!("drop {:?}", self.name);
    }
}

fn main() {
    let mut guard = Guard { name: String::from("g") };
    let name = std::mem::take(&mut guard.name);
    println!("{}", name);
}
*/
