// `v.push(v.len())`: the mutable borrow is reserved first and activated when the call happens.
struct Counter {
    n: usize,
}

impl Counter {
    fn add(&mut self, m: usize) -> usize {
        self.n += m;
        self.n
    }

    fn get(&self) -> usize {
        self.n
    }
}

fn main() {
    let mut v = vec![1, 2];
    v.push(v.len());
    v.push(v[0] + v[1]);
    let i = v.len() - 1;
    v[i] += 10;
    println!("{:?}", v);
    let mut c = Counter { n: 3 };
    let n = c.add(c.get());
    println!("{} {}", n, c.n);
    let mut text = String::from("ab");
    text.push_str(&text.clone());
    println!("{}", text);
}

//> [1, 2, 2, 13]
//> 6 6
//> abab
