// Methods are defined on a trait object of which the first trait is not one's own. Define a trait for it.
//@ explains: E0785
impl dyn Send + Sync { //~ ERROR E0785
    fn show(&self) {}
}

fn main() {}
