// A struct with a type parameter.
struct Wrapper<T> {
    value: T,
    count: u32,
}

impl<T> Wrapper<T> {
    fn new(value: T) -> Self {
        Wrapper { value, count: 0 }
    }

    fn get(&mut self) -> &T {
        self.count += 1;
        &self.value
    }

    fn map<U>(self, f: fn(T) -> U) -> Wrapper<U> {
        Wrapper { value: f(self.value), count: self.count }
    }
}

impl Wrapper<i32> {
    fn double(&self) -> i32 {
        self.value * 2
    }
}

fn to_text(n: i32) -> String {
    n.to_string()
}

fn main() {
    let mut w = Wrapper::new(21);
    println!("{}", w.get());
    println!("{}", w.double());
    let mut text = w.map(to_text);
    println!("{} {}", text.get().len(), text.count);
}

//> 21
//> 42
//> 2 2
