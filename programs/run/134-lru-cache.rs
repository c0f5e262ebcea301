// A cache that forgets what was used longest ago: a map of indices into an arena whose nodes form a doubly linked list.
use std::collections::HashMap;
use std::fmt::{self, Debug, Display};
use std::hash::Hash;

const NIL: usize = usize::MAX;

struct Node<K, V> {
    key: K,
    value: V,
    prev: usize,
    next: usize,
}

struct LruCache<K, V> {
    nodes: Vec<Node<K, V>>,
    index: HashMap<K, usize>,
    head: usize,
    tail: usize,
    capacity: usize,
    hits: u32,
    misses: u32,
}

impl<K: Hash + Eq + Clone, V> LruCache<K, V> {
    fn new(capacity: usize) -> Self {
        assert!(capacity > 0, "a cache needs room");
        LruCache {
            nodes: Vec::with_capacity(capacity),
            index: HashMap::new(),
            head: NIL,
            tail: NIL,
            capacity,
            hits: 0,
            misses: 0,
        }
    }

    fn unlink(&mut self, at: usize) {
        let Node { prev, next, .. } = self.nodes[at];
        match prev {
            NIL => self.head = next,
            p => self.nodes[p].next = next,
        }
        match next {
            NIL => self.tail = prev,
            n => self.nodes[n].prev = prev,
        }
    }

    fn push_front(&mut self, at: usize) {
        let old = self.head;
        let node = &mut self.nodes[at];
        node.prev = NIL;
        node.next = old;
        if old == NIL {
            self.tail = at;
        } else {
            self.nodes[old].prev = at;
        }
        self.head = at;
    }

    fn get(&mut self, key: &K) -> Option<&V> {
        let Some(&at) = self.index.get(key) else {
            self.misses += 1;
            return None;
        };
        self.hits += 1;
        self.unlink(at);
        self.push_front(at);
        Some(&self.nodes[at].value)
    }

    fn put(&mut self, key: K, value: V) -> Option<(K, V)> {
        if let Some(&at) = self.index.get(&key) {
            let old = std::mem::replace(&mut self.nodes[at].value, value);
            self.unlink(at);
            self.push_front(at);
            return Some((key, old));
        }
        if self.nodes.len() < self.capacity {
            let at = self.nodes.len();
            self.nodes.push(Node { key: key.clone(), value, prev: NIL, next: NIL });
            self.index.insert(key, at);
            self.push_front(at);
            return None;
        }
        let at = self.tail;
        self.unlink(at);
        let old = std::mem::replace(&mut self.nodes[at], Node { key: key.clone(), value, prev: NIL, next: NIL });
        self.index.remove(&old.key);
        self.index.insert(key, at);
        self.push_front(at);
        Some((old.key, old.value))
    }

    fn iter(&self) -> Iter<'_, K, V> {
        Iter { cache: self, at: self.head }
    }
}

struct Iter<'a, K, V> {
    cache: &'a LruCache<K, V>,
    at: usize,
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        let node = self.cache.nodes.get(self.at)?;
        self.at = node.next;
        Some((&node.key, &node.value))
    }
}

impl<K: Display + Hash + Eq + Clone, V: Debug> Display for LruCache<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<")?;
        for (i, (k, v)) in self.iter().enumerate() {
            if i > 0 {
                write!(f, " ")?;
            }
            write!(f, "{k}={v:?}")?;
        }
        write!(f, ">")
    }
}

fn slow_square(cache: &mut LruCache<u64, u64>, n: u64) -> u64 {
    if let Some(&known) = cache.get(&n) {
        return known;
    }
    let result = (0..n).map(|_| n).sum();
    cache.put(n, result);
    result
}

fn main() {
    let mut cache = LruCache::new(3);
    for (key, value) in [("a", 1), ("b", 2), ("c", 3)] {
        cache.put(key.to_string(), value);
    }
    println!("{cache}");
    println!("{:?}", cache.get(&"a".to_string()));
    println!("{:?}", cache.put("d".to_string(), 4));
    println!("{cache}");
    println!("{:?}", cache.get(&"b".to_string()));
    println!("{:?}", cache.put("a".to_string(), 10));
    println!("{cache} hits {} misses {}", cache.hits, cache.misses);

    let mut squares = LruCache::new(2);
    let total: u64 = [3, 4, 3, 5, 4, 3].iter().map(|&n| slow_square(&mut squares, n)).sum();
    println!("{total} {squares} {}/{}", squares.hits, squares.misses);

    let empty: LruCache<i32, i32> = LruCache::new(1);
    println!("{empty} {}", empty.iter().count());
}

//> <c=3 b=2 a=1>
//> Some(1)
//> Some(("b", 2))
//> <d=4 a=1 c=3>
//> None
//> Some(("a", 1))
//> <a=10 d=4 c=3> hits 1 misses 1
//> 84 <3=9 4=16> 1/5
//> <> 0
