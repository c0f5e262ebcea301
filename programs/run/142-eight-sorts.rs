// A generator of numbers and eight ways to sort, each generic, timed by counting comparisons, checked against the library.
use std::cell::Cell;
use std::cmp::Ordering;
use std::fmt::Debug;
use std::num::Wrapping;
use std::rc::Rc;

struct Random(Wrapping<u32>);

impl Random {
    fn new(seed: u32) -> Self {
        Random(Wrapping(seed | 1))
    }

    fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0.0
    }

    fn below(&mut self, n: u32) -> u32 {
        self.next() % n
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i as u32 + 1) as usize);
        }
    }
}

#[derive(Clone)]
struct Counted<T> {
    value: T,
    comparisons: Rc<Cell<u64>>,
}

impl<T: PartialEq> PartialEq for Counted<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Counted<T> {}

impl<T: Ord> PartialOrd for Counted<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Ord> Ord for Counted<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.comparisons.set(self.comparisons.get() + 1);
        self.value.cmp(&other.value)
    }
}

fn bubble<T: Ord>(items: &mut [T]) {
    let mut end = items.len();
    loop {
        let mut last = 0;
        for i in 1..end {
            if items[i - 1] > items[i] {
                items.swap(i - 1, i);
                last = i;
            }
        }
        if last == 0 {
            break;
        }
        end = last;
    }
}

fn insertion<T: Ord>(items: &mut [T]) {
    for i in 1..items.len() {
        let mut j = i;
        while j > 0 && items[j - 1] > items[j] {
            items.swap(j - 1, j);
            j -= 1;
        }
    }
}

fn selection<T: Ord>(items: &mut [T]) {
    for i in 0..items.len() {
        if let Some((least, _)) = items.iter().enumerate().skip(i).min_by(|a, b| a.1.cmp(b.1)) {
            items.swap(i, least);
        }
    }
}

fn shell<T: Ord>(items: &mut [T]) {
    let gaps = std::iter::successors(Some(1usize), |g| Some(3 * g + 1)).take_while(|&g| g < items.len().max(2));
    for gap in gaps.collect::<Vec<_>>().into_iter().rev() {
        for i in gap..items.len() {
            for j in (gap..=i).rev().step_by(gap) {
                if items[j - gap] <= items[j] {
                    break;
                }
                items.swap(j - gap, j);
            }
        }
    }
}

fn merge<T: Ord + Clone>(items: &mut [T]) {
    if items.len() < 2 {
        return;
    }
    let (left, right) = items.split_at_mut(items.len() / 2);
    merge(left);
    merge(right);
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut l, mut r) = (left.iter().peekable(), right.iter().peekable());
    loop {
        merged.push(match (l.peek(), r.peek()) {
            (Some(a), Some(b)) if a <= b => l.next(),
            (_, Some(_)) => r.next(),
            (Some(_), None) => l.next(),
            (None, None) => break,
        });
    }
    let merged: Vec<T> = merged.into_iter().flatten().cloned().collect();
    items.clone_from_slice(&merged);
}

fn quick<T: Ord>(items: &mut [T]) {
    if let [_, _, ..] = items {
        let last = items.len() - 1;
        items.swap(last / 2, last);
        let mut store = 0;
        for i in 0..last {
            if items[i] < items[last] {
                items.swap(i, store);
                store += 1;
            }
        }
        items.swap(store, last);
        let (left, right) = items.split_at_mut(store);
        quick(left);
        quick(&mut right[1..]);
    }
}

fn heap<T: Ord>(items: &mut [T]) {
    fn sift<T: Ord>(items: &mut [T], mut root: usize) {
        while let Some(child) = (2 * root + 1..items.len()).take(2).max_by(|&a, &b| items[a].cmp(&items[b])) {
            if items[root] >= items[child] {
                return;
            }
            items.swap(root, child);
            root = child;
        }
    }
    for root in (0..items.len() / 2).rev() {
        sift(items, root);
    }
    for end in (1..items.len()).rev() {
        items.swap(0, end);
        sift(&mut items[..end], 0);
    }
}

fn radix(items: &mut [u32]) {
    for shift in (0..u32::BITS).step_by(8) {
        let mut buckets: [Vec<u32>; 256] = std::array::from_fn(|_| Vec::new());
        items.iter().for_each(|&n| buckets[(n >> shift & 0xff) as usize].push(n));
        for (slot, n) in items.iter_mut().zip(buckets.iter().flatten()) {
            *slot = *n;
        }
    }
}

fn is_stable<F: Fn(&mut [Pair])>(sort: F) -> bool {
    let mut pairs: Vec<Pair> = (0..40).map(|i| Pair { key: i * 7 % 5, order: i }).collect();
    sort(&mut pairs);
    pairs.windows(2).all(|w| w[0].key < w[1].key || (w[0].key == w[1].key && w[0].order < w[1].order))
}

#[derive(Debug, Clone, Copy)]
struct Pair {
    key: u32,
    order: u32,
}

impl PartialEq for Pair {
    fn eq(&self, other: &Pair) -> bool {
        self.key == other.key
    }
}

impl Eq for Pair {}

impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Pair) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Pair {
    fn cmp(&self, other: &Pair) -> Ordering {
        self.key.cmp(&other.key)
    }
}

fn measure<T: Ord + Clone + Debug>(name: &str, sort: fn(&mut [Counted<T>]), input: &[T]) {
    let comparisons = Rc::new(Cell::new(0));
    let mut items: Vec<_> =
        input.iter().map(|v| Counted { value: v.clone(), comparisons: Rc::clone(&comparisons) }).collect();
    sort(&mut items);
    let sorted = items.is_sorted_by(|a, b| a.value <= b.value);
    println!("{name:>10} {:>6} {}", comparisons.get(), if sorted { "ok" } else { "WRONG" });
}

fn main() {
    let mut random = Random::new(2026);
    let numbers: Vec<u32> = std::iter::repeat_with(|| random.below(1000)).take(60).collect();
    println!("{:?}", &numbers[..10]);
    let sorts: [(&str, fn(&mut [Counted<u32>])); 7] = [
        ("bubble", bubble),
        ("insertion", insertion),
        ("selection", selection),
        ("shell", shell),
        ("merge", merge),
        ("quick", quick),
        ("heap", heap),
    ];
    for (name, sort) in sorts {
        measure(name, sort, &numbers);
    }
    let ascending: Vec<u32> = (0..60).collect();
    println!("already sorted:");
    sorts.iter().for_each(|&(name, sort)| measure(name, sort, &ascending));
    let mut wide: Vec<u32> = (0..20).map(|_| random.next()).collect();
    let mut expected = wide.clone();
    expected.sort_unstable();
    radix(&mut wide);
    println!("{} {}", wide == expected, wide.first() < wide.last());
    println!(
        "{} {} {} {}",
        is_stable(|p| merge(p)),
        is_stable(|p| insertion(p)),
        is_stable(selection),
        is_stable(|p| p.sort())
    );

    let mut names = ["delta", "Alpha", "charlie", "bravo"].map(String::from);
    quick(&mut names);
    println!("{names:?}");
    names.sort_by_key(|n| std::cmp::Reverse(n.to_lowercase()));
    println!("{names:?}");
    random.shuffle(&mut names);
    merge(&mut names[1..]);
    println!("{names:?}");
    let mut none: [i32; 0] = [];
    heap(&mut none);
    bubble(&mut none);
    println!("{none:?}");
}

//> [309, 990, 679, 484, 804, 590, 353, 610, 196, 256]
//>     bubble   1730 ok
//>  insertion   1009 ok
//>  selection   1770 ok
//>      shell    361 ok
//>      merge    289 ok
//>      quick    366 ok
//>       heap    535 ok
//> already sorted:
//>     bubble     59 ok
//>  insertion     59 ok
//>  selection   1770 ok
//>      shell    182 ok
//>      merge    172 ok
//>      quick    243 ok
//>       heap    546 ok
//> true true
//> true true false true
//> ["Alpha", "bravo", "charlie", "delta"]
//> ["delta", "charlie", "bravo", "Alpha"]
//> ["bravo", "Alpha", "charlie", "delta"]
//> []
