// The result of `get` borrows from its argument, as the signature says: so the argument stays borrowed while the result lives.
struct Store {
    items: Vec<String>,
}

impl Store {
    fn get(&mut self, i: usize) -> &mut String {
        &mut self.items[i]
    }
}

fn first<'a>(a: &'a mut i32, _b: &mut i32) -> &'a mut i32 {
    a
}

fn main() {
    let mut store = Store { items: vec![String::from("a"), String::from("b")] };
    let a = store.get(0);
    let b = store.get(1); //~ ERROR E0499
    a.push('!');
    b.push('?');
    let (mut x, mut y) = (1, 2);
    let r = first(&mut x, &mut y);
    let s = &mut y;
    *s += 1;
    let t = &mut x; //~ ERROR E0499
    *r += 1;
    *t += 1;
}
