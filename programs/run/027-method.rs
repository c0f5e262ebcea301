// `impl` gives a type its functions: with `&self`, `&mut self`, `self`, or none of them.
struct Counter {
    value: u32,
    step: u32,
}

impl Counter {
    const START: u32 = 10;

    fn new(step: u32) -> Counter {
        Counter { value: Self::START, step }
    }

    fn get(&self) -> u32 {
        self.value
    }

    fn tick(&mut self) -> &mut Self {
        self.value += self.step;
        self
    }

    fn finish(self) -> u32 {
        self.get() * 2
    }
}

fn main() {
    let mut counter = Counter::new(3);
    counter.tick();
    counter.tick().tick();
    println!("{} {}", counter.get(), Counter::get(&counter));
    println!("{}", counter.finish());
}

//> 19 19
//> 38
