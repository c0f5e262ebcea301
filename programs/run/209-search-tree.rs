// A search tree of boxes, with iteration and removal.

#[derive(Debug, Clone)]
enum Tree<K: Ord, V> {
    Leaf,
    Node(Box<Node<K, V>>),
}
#[derive(Debug, Clone)]
struct Node<K: Ord, V> {
    left: Tree<K, V>,
    key: K,
    value: V,
    right: Tree<K, V>,
}

impl<K: Ord, V> Default for Tree<K, V> {
    fn default() -> Self {
        Tree::Leaf
    }
}
impl<K: Ord, V> Tree<K, V> {
    fn insert(&mut self, key: K, value: V) -> Option<V> {
        use std::cmp::Ordering::*;
        match self {
            Tree::Leaf => {
                *self = Tree::Node(Box::new(Node {
                    left: Tree::Leaf,
                    key,
                    value,
                    right: Tree::default(),
                }));
                None
            }
            Tree::Node(n) => match key.cmp(&n.key) {
                Less => n.left.insert(key, value),
                Greater => n.right.insert(key, value),
                Equal => Some(std::mem::replace(&mut n.value, value)),
            },
        }
    }
    fn get<Q: ?Sized + Ord>(&self, key: &Q) -> Option<&V>
    where
        K: std::borrow::Borrow<Q>,
    {
        let mut at = self;
        while let Tree::Node(n) = at {
            at = match key.cmp(n.key.borrow()) {
                std::cmp::Ordering::Less => &n.left,
                std::cmp::Ordering::Greater => &n.right,
                _ => return Some(&n.value),
            };
        }
        None
    }
    fn depth(&self) -> usize {
        match self {
            Tree::Leaf => 0,
            Tree::Node(n) => 1 + n.left.depth().max(n.right.depth()),
        }
    }
    fn pop_min(&mut self) -> Option<(K, V)> {
        match std::mem::take(self) {
            Tree::Leaf => None,
            Tree::Node(mut n) => {
                if let Some(min) = n.left.pop_min() {
                    *self = Tree::Node(n);
                    Some(min)
                } else {
                    let Node { key, value, right, .. } = *n;
                    *self = right;
                    Some((key, value))
                }
            }
        }
    }
    fn remove(&mut self, key: &K) -> Option<V> {
        match self {
            Tree::Leaf => None,
            Tree::Node(n) if *key < n.key => n.left.remove(key),
            Tree::Node(n) if *key > n.key => n.right.remove(key),
            Tree::Node(_) => {
                let Tree::Node(mut n) = std::mem::take(self) else { unreachable!() };
                *self = match n.right.pop_min() {
                    Some((k, v)) => {
                        let old = std::mem::replace(&mut n.value, v);
                        n.key = k;
                        let node = Tree::Node(n);
                        *self = node;
                        return Some(old);
                    }
                    None => n.left,
                };
                Some(n.value)
            }
        }
    }
    fn iter(&self) -> Iter<'_, K, V> {
        let mut it = Iter { stack: Vec::new() };
        it.push_left(self);
        it
    }
    fn fold<A>(&self, init: A, f: &mut impl FnMut(A, &K, &V) -> A) -> A {
        match self {
            Tree::Leaf => init,
            Tree::Node(n) => {
                let a = n.left.fold(init, f);
                let a = f(a, &n.key, &n.value);
                n.right.fold(a, f)
            }
        }
    }
}
struct Iter<'a, K: Ord, V> {
    stack: Vec<&'a Node<K, V>>,
}
impl<'a, K: Ord, V> Iter<'a, K, V> {
    fn push_left(&mut self, mut t: &'a Tree<K, V>) {
        while let Tree::Node(n) = t {
            self.stack.push(n);
            t = &n.left;
        }
    }
}
impl<'a, K: Ord, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);
    fn next(&mut self) -> Option<Self::Item> {
        let n = self.stack.pop()?;
        self.push_left(&n.right);
        Some((&n.key, &n.value))
    }
}
impl<K: Ord, V> FromIterator<(K, V)> for Tree<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(it: I) -> Self {
        let mut t = Tree::Leaf;
        t.extend(it);
        t
    }
}
impl<K: Ord, V> Extend<(K, V)> for Tree<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, it: I) {
        it.into_iter().for_each(|(k, v)| {
            self.insert(k, v);
        })
    }
}

fn main() {
    let mut t: Tree<String, usize> = "one two three four five six seven eight nine ten"
        .split(' ')
        .map(String::from)
        .zip(1..)
        .collect();
    println!("{} {:?} {:?}", t.depth(), t.get("seven"), t.get("eleven"));
    println!("{:?}", t.iter().map(|(k, _)| k.as_str()).collect::<Vec<_>>());
    println!("{:?} {:?}", t.insert("two".into(), 22), t.remove(&"one".to_string()));
    println!("{:?} {:?}", t.remove(&"one".to_string()), t.pop_min());
    println!(
        "{}",
        t.fold(String::new(), &mut |acc, k, v| if acc.is_empty() {
            format!("{k}{v}")
        } else {
            acc + "," + k + &v.to_string()
        })
    );
    let longest = t.iter().max_by_key(|(k, _)| k.len()).unwrap();
    println!("{longest:?} {:?}", t.iter().map(|(_, v)| v).copied().reduce(|a, b| a * b % 1009));
    let small: Tree<i32, char> = [(2, 'b'), (1, 'a')].into_iter().collect();
    println!("{small:?}");
    let copy = small.clone();
    println!("{}", small.iter().eq(copy.iter()));
    let mut drained = Vec::new();
    while let Some((k, _)) = t.pop_min() {
        drained.push(k);
    }
    println!("{:?} {}", drained.is_sorted(), drained.len());
    println!(
        "{:?}",
        drained
            .iter()
            .map(|s| s.len())
            .scan(0, |sum, n| {
                *sum += n;
                Some(*sum)
            })
            .collect::<Vec<_>>()
    );
}

//> 5 Some(7) None
//> ["eight", "five", "four", "nine", "one", "seven", "six", "ten", "three", "two"]
//> Some(2) Some(1)
//> None Some(("eight", 8))
//> five5,four4,nine9,seven7,six6,ten10,three3,two22
//> ("three", 3) Some(95)
//> Node(Node { left: Node(Node { left: Leaf, key: 1, value: 'a', right: Leaf }), key: 2, value: 'b', right: Leaf })
//> true
//> true 8
//> [4, 8, 12, 17, 20, 23, 28, 31]
