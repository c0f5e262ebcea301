// Variables are dropped in reverse order. A value whose destructor looks at a borrow must be declared after what it borrows.
struct Inspector<'a>(&'a String);

impl Drop for Inspector<'_> {
    fn drop(&mut self) {
        println!("inspecting {}", self.0);
    }
}

fn main() {
    let inspector;
    let text = String::from("t");
    inspector = Inspector(&text); //~ ERROR E0597
    let mut list = Vec::new();
    let late = String::from("late");
    list.push(Inspector(&late)); //~ ERROR E0597
    let plain;
    let fine = String::from("fine: a plain reference has no destructor");
    plain = &fine;
    println!("{} {} {}", inspector.0, list.len(), plain);
}
