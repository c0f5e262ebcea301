// Moving out from behind a reference would leave the owner with a hole. `clone`, `take`, or borrow instead.
struct Holder {
    name: String,
    maybe: Option<String>,
}

impl Holder {
    fn name(&self) -> String {
        self.name //~ ERROR E0507
    }

    fn text(&self) -> String {
        self.maybe.unwrap_or_default() //~ ERROR E0507
    }

    fn taken(&mut self) -> Option<String> {
        self.maybe //~ ERROR E0507
    }
}

fn main() {
    let s = String::from("x");
    let r = &s;
    let t = *r; //~ ERROR E0507
    println!("{}", t);
    let mut h = Holder { name: s.clone(), maybe: None };
    println!("{} {} {:?}", h.name(), h.text(), h.taken());
}
