// A cache that forgets what was used longest ago, in slots.
//@ exit: 101

use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::Hash;

#[derive(Debug)]
struct Entry<K, V> {
    key: K,
    value: V,
    prev: Option<usize>,
    next: Option<usize>,
}

#[derive(Debug)]
pub struct Lru<K, V> {
    map: HashMap<K, usize>,
    slots: Vec<Option<Entry<K, V>>>,
    free: Vec<usize>,
    head: Option<usize>,
    tail: Option<usize>,
    capacity: usize,
    hits: u32,
    misses: u32,
}

impl<K: Hash + Eq + Clone + Debug, V> Lru<K, V> {
    pub fn new(capacity: usize) -> Self {
        assert!(capacity > 0, "capacity must be positive, not {capacity}");
        Lru {
            map: HashMap::with_capacity(capacity),
            slots: Vec::with_capacity(capacity),
            free: vec![],
            head: None,
            tail: None,
            capacity,
            hits: 0,
            misses: 0,
        }
    }
    fn entry(&mut self, i: usize) -> &mut Entry<K, V> {
        self.slots[i].as_mut().expect("occupied")
    }
    fn detach(&mut self, i: usize) {
        let (prev, next) = {
            let e = self.entry(i);
            (e.prev.take(), e.next.take())
        };
        match prev {
            Some(p) => self.entry(p).next = next,
            None => self.head = next,
        }
        match next {
            Some(n) => self.entry(n).prev = prev,
            None => self.tail = prev,
        }
    }
    fn attach_front(&mut self, i: usize) {
        let old = self.head.replace(i);
        self.entry(i).next = old;
        if let Some(o) = old {
            self.entry(o).prev = Some(i);
        } else {
            self.tail = Some(i);
        }
    }
    pub fn get(&mut self, key: &K) -> Option<&V> {
        let Some(&i) = self.map.get(key) else {
            self.misses += 1;
            return None;
        };
        self.hits += 1;
        self.detach(i);
        self.attach_front(i);
        self.slots[i].as_ref().map(|e| &e.value)
    }
    pub fn put(&mut self, key: K, value: V) -> Option<(K, V)> {
        if let Some(&i) = self.map.get(&key) {
            let old = std::mem::replace(&mut self.entry(i).value, value);
            self.detach(i);
            self.attach_front(i);
            return Some((key, old));
        }
        let evicted = if self.map.len() == self.capacity {
            let last = self.tail.unwrap();
            self.detach(last);
            let e = self.slots[last].take().unwrap();
            self.map.remove(&e.key);
            self.free.push(last);
            Some((e.key, e.value))
        } else {
            None
        };
        let i = self.free.pop().unwrap_or_else(|| {
            self.slots.push(None);
            self.slots.len() - 1
        });
        self.map.insert(key.clone(), i);
        self.slots[i] = Some(Entry { key, value, prev: None, next: None });
        self.attach_front(i);
        evicted
    }
    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { lru: self, at: self.head }
    }
}
pub struct Iter<'a, K, V> {
    lru: &'a Lru<K, V>,
    at: Option<usize>,
}
impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);
    fn next(&mut self) -> Option<Self::Item> {
        let e = self.lru.slots.get(self.at?)?.as_ref()?;
        self.at = e.next;
        Some((&e.key, &e.value))
    }
}
impl<'a, K: Hash + Eq + Clone + Debug, V> IntoIterator for &'a Lru<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;
    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

fn memo_fib(n: u64, cache: &mut Lru<u64, u64>) -> u64 {
    if n < 2 {
        return n;
    }
    if let Some(&v) = cache.get(&n) {
        return v;
    }
    let v = memo_fib(n - 1, cache) + memo_fib(n - 2, cache);
    cache.put(n, v);
    v
}
fn main() {
    let mut lru = Lru::new(3);
    for (i, word) in "the cat sat on the mat with the cat".split(' ').enumerate() {
        match lru.put(word.to_string(), i) {
            Some((k, v)) if k == word => println!("{word} was {v}"),
            Some(gone) => println!("{word} in, {gone:?} out"),
            None => println!("{word} in"),
        }
    }
    println!("{:?}", lru.get(&"mat".into()));
    println!("{:?}", lru.get(&"with".to_string()).copied());
    println!("{:?}", lru.iter().map(|(k, v)| format!("{k}:{v}")).collect::<Vec<_>>());
    for (k, v) in &lru {
        print!("{k}={v} ");
    }
    println!("| {} {}", lru.hits, lru.misses);
    let mut cache = Lru::new(4);
    println!("{} hits {} misses {}", memo_fib(60, &mut cache), cache.hits, cache.misses);
    println!("{:?}", lru.slots.iter().flatten().map(|e| (e.prev, e.next)).collect::<Vec<_>>());
    let _: Lru<u8, u8> = Lru::new(0);
}

//> the in
//> cat in
//> sat in
//> on in, ("the", 0) out
//> the in, ("cat", 1) out
//> mat in, ("sat", 2) out
//> with in, ("on", 3) out
//> the was 4
//> cat in, ("mat", 5) out
//> None
//> Some(6)
//> ["with:6", "cat:8", "the:7"]
//> with=6 cat=8 the=7 | 1 1
//> 1548008755920 hits 57 misses 59
//> [(None, Some(2)), (Some(2), None), (Some(0), Some(1))]
