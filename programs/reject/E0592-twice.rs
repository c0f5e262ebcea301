// Of two methods with one name the first counts, within an impl; between impls neither.
struct Wrap(u8);

impl Wrap {
    fn new(value: u8) -> Self {
        Wrap(value)
    }

    fn new(value: u8) -> Self { //~ ERROR E0592
        Wrap(value)
    }

    fn get(&self) -> u8 { //~ ERROR E0592
        self.0
    }
}

impl Wrap {
    fn get(&self) -> u8 {
        self.0
    }
}

fn main() {
    let wrap = Wrap::new(1);
    wrap.get(); //~ ERROR E0034
    let text: &str = Wrap::new(2).0; //~ ERROR E0308
    // The literal has the type of what it is compared with.
    println!("{}", wrap.0 == -1); //~ ERROR E0600
    println!("{}", wrap.0 + -1); //~ ERROR E0277
}
