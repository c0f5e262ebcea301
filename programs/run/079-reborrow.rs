// A named `&mut` passed on is reborrowed, not moved: it can be used again.
fn add(v: &mut Vec<i32>, n: i32) {
    v.push(n);
}

fn add_twice(v: &mut Vec<i32>, n: i32) {
    add(v, n);
    add(v, n);
    v.push(0);
}

fn largest(v: &mut [i32]) -> &mut i32 {
    let mut best = 0;
    for i in 0..v.len() {
        if v[i] > v[best] {
            best = i;
        }
    }
    &mut v[best]
}

struct List {
    items: Vec<i32>,
}

impl List {
    fn last_or_insert(&mut self) -> &mut i32 {
        if self.items.is_empty() {
            self.items.push(1);
        }
        let end = self.items.len() - 1;
        &mut self.items[end]
    }
}

fn main() {
    let mut v = vec![3];
    let r = &mut v;
    add_twice(r, 9);
    r.push(4);
    *largest(r) += 100;
    let s = &mut *r;
    s.push(5);
    r.push(6);
    println!("{:?}", v);
    let mut list = List { items: Vec::new() };
    *list.last_or_insert() += 1;
    *list.last_or_insert() *= 5;
    println!("{:?}", list.items);
    let (a, b) = v.split_at_mut(2);
    std::mem::swap(&mut a[0], &mut b[0]);
    println!("{:?}", v);
}

//> [3, 109, 9, 0, 4, 5, 6]
//> [10]
//> [9, 109, 3, 0, 4, 5, 6]
