// In a generic function nothing is known to be `Copy` unless a bound says so.
fn twice<T>(value: T) -> (T, T) {
    (value, value) //~ ERROR E0382
}

struct Pair<T> {
    a: T,
    b: T,
}

impl<T> Pair<T> {
    fn first(self) -> T {
        let a = self.a;
        drop(self.b);
        let _again = self.a; //~ ERROR E0382
        a
    }
}

fn main() {
    println!("{:?} {}", twice(1), Pair { a: 1, b: 2 }.first());
}
