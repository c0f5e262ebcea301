// Any type with `next` is an iterator, and gets all the adapters.
struct Countdown(u32);

impl Iterator for Countdown {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.0 == 0 {
            return None;
        }
        self.0 -= 1;
        Some(self.0 + 1)
    }
}

struct Fibonacci {
    a: u64,
    b: u64,
}

impl Iterator for Fibonacci {
    type Item = u64;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.a + self.b;
        self.a = std::mem::replace(&mut self.b, next);
        Some(self.a)
    }
}

fn main() {
    for n in Countdown(3) {
        println!("{}", n);
    }
    println!("{}", Countdown(10).filter(|n| n % 2 == 1).sum::<u32>());
    let first: Vec<u64> = Fibonacci { a: 0, b: 1 }.take(12).collect();
    println!("{:?}", first);
    let mut it = Countdown(2);
    while let Some(n) = it.next() {
        print!("{} ", n);
    }
    println!("{:?}", it.next());
}

//> 3
//> 2
//> 1
//> 25
//> [1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144]
//> 2 1 None
