// A type with a destructor cannot be taken apart: its `drop` needs the whole value.
struct Guard {
    name: String,
    id: u32,
}

impl Drop for Guard {
    fn drop(&mut self) {
        println!("drop {}", self.name);
    }
}

fn main() {
    let guard = Guard { name: String::from("g"), id: 1 };
    let id = guard.id;
    let name = guard.name; //~ ERROR E0509
    println!("{} {}", id, name);
    let Guard { name: other, .. } = Guard { name: String::new(), id: 2 }; //~ ERROR E0509
    println!("{}", other);
    let base = Guard { name: String::new(), id: 3 };
    let next = Guard { id: 4, ..base }; //~ ERROR E0509
    println!("{}", next.id);
}
