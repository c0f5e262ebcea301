//! Sets of ids whose copies share what they have in common.

use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;

use super::Id;

const WORDS: usize = 8;
/// Ids that a leaf covers.
const LEAF: usize = WORDS * 64;
/// Branches of a node: as many as make it the size of a leaf.
const FAN: usize = 8;

/// A set of ids below a fixed bound, as a tree. A copy costs nothing, and a change to it only the way down to the leaf, so a
/// table of sets that differ little from each other (the states of a dataflow analysis, block by block) takes memory by what
/// changes, not by its length times the bound.
pub struct SharedSet<I> {
    root: Link,
    /// Branches above the leaves.
    height: u32,
    marker: PhantomData<fn(I)>,
}

/// A subtree; `None` is empty, and nothing else is.
type Link = Option<Rc<Node>>;

#[derive(Clone)]
enum Node {
    Leaf([u64; WORDS]),
    Branch([Link; FAN]),
}

impl<I> Clone for SharedSet<I> {
    fn clone(&self) -> Self {
        SharedSet { root: self.root.clone(), height: self.height, marker: PhantomData }
    }
}

impl<I: Id> SharedSet<I> {
    /// The empty set over ids `0..bound`.
    pub fn new(bound: usize) -> Self {
        let mut height = 0;
        while span(height) < bound {
            height += 1;
        }
        SharedSet { root: None, height, marker: PhantomData }
    }

    /// All ids `0..bound`.
    pub fn full(bound: usize) -> Self {
        let mut set = Self::new(bound);
        set.root = full(set.height, bound);
        set
    }

    /// Adds `id`; true if it was not in the set.
    pub fn insert(&mut self, id: I) -> bool {
        let absent = !self.contains(id);
        if absent {
            insert(&mut self.root, self.height, id.index());
        }
        absent
    }

    /// Removes `id`; true if it was in the set.
    pub fn remove(&mut self, id: I) -> bool {
        let present = self.contains(id);
        if present {
            remove(&mut self.root, self.height, id.index());
        }
        present
    }

    pub fn contains(&self, id: I) -> bool {
        let (mut link, mut height, mut at) = (&self.root, self.height, id.index());
        loop {
            match link.as_deref() {
                None => return false,
                Some(Node::Leaf(words)) => return words.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 != 0),
                Some(Node::Branch(links)) => {
                    height -= 1;
                    let Some(next) = links.get(at / span(height)) else { return false };
                    (link, at) = (next, at % span(height));
                }
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }

    /// Adds all of `other`; true if the set grew.
    pub fn union(&mut self, other: &Self) -> bool {
        union(&mut self.root, &other.root)
    }

    /// The least member that is `from` or greater.
    pub fn first_from(&self, from: I) -> Option<I> {
        first_from(&self.root, self.height, from.index()).map(I::new)
    }

    /// The members, ascending.
    pub fn iter(&self) -> impl Iterator<Item = I> + '_ {
        let mut next = Some(I::new(0));
        std::iter::from_fn(move || {
            let found = self.first_from(next?)?;
            next = Some(I::new(found.index() + 1));
            Some(found)
        })
    }

    /// The members that are in `ids`, which is ascending. Looks at no more of either than the other makes necessary.
    pub fn among(&self, ids: &[I]) -> Vec<I> {
        let mut both = Vec::new();
        let mut rest = ids;
        while let Some(first) = rest.first() {
            let Some(member) = self.first_from(*first) else { break };
            let skipped = if member == *first { 0 } else { rest.partition_point(|id| *id < member) };
            rest = &rest[skipped..];
            if rest.first() == Some(&member) {
                both.push(member);
                rest = &rest[1..];
            }
        }
        both
    }
}

/// Ids that a subtree of this height covers.
fn span(height: u32) -> usize {
    LEAF * FAN.pow(height)
}

fn full(height: u32, bound: usize) -> Link {
    if bound == 0 {
        return None;
    }
    if height == 0 {
        let ones = |word: usize| match bound.saturating_sub(word * 64) {
            0 => 0,
            bits if bits >= 64 => u64::MAX,
            bits => (1 << bits) - 1,
        };
        return Some(Rc::new(Node::Leaf(std::array::from_fn(ones))));
    }
    let below = span(height - 1);
    let whole = full(height - 1, below);
    let part = |i: usize| match bound.saturating_sub(i * below) {
        bits if bits >= below => whole.clone(),
        bits => full(height - 1, bits),
    };
    Some(Rc::new(Node::Branch(std::array::from_fn(part))))
}

fn insert(link: &mut Link, height: u32, at: usize) {
    let empty = || match height {
        0 => Rc::new(Node::Leaf([0; WORDS])),
        _ => Rc::new(Node::Branch(Default::default())),
    };
    match Rc::make_mut(link.get_or_insert_with(empty)) {
        Node::Leaf(words) => words[at / 64] |= 1 << (at % 64),
        Node::Branch(links) => {
            let below = span(height - 1);
            insert(&mut links[at / below], height - 1, at % below);
        }
    }
}

fn remove(link: &mut Link, height: u32, at: usize) {
    let Some(node) = link else { return };
    let emptied = match Rc::make_mut(node) {
        Node::Leaf(words) => {
            words[at / 64] &= !(1 << (at % 64));
            words.iter().all(|word| *word == 0)
        }
        Node::Branch(links) => {
            let below = span(height - 1);
            remove(&mut links[at / below], height - 1, at % below);
            links.iter().all(Option::is_none)
        }
    };
    if emptied {
        *link = None;
    }
}

/// Whether all of `inner` is in `outer`.
fn includes(outer: &Link, inner: &Link) -> bool {
    match (outer, inner) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(outer), Some(inner)) => {
            Rc::ptr_eq(outer, inner)
                || match (&**outer, &**inner) {
                    (Node::Leaf(outer), Node::Leaf(inner)) => outer.iter().zip(inner).all(|(a, b)| b & !a == 0),
                    (Node::Branch(outer), Node::Branch(inner)) => {
                        outer.iter().zip(inner).all(|(outer, inner)| includes(outer, inner))
                    }
                    // Subtrees at the same place of two sets with the same bound have the same height.
                    (Node::Leaf(_), Node::Branch(_)) | (Node::Branch(_), Node::Leaf(_)) => false,
                }
        }
    }
}

fn union(link: &mut Link, other: &Link) -> bool {
    if includes(link, other) {
        return false;
    }
    // Taking the other's subtree whole keeps it shared.
    if includes(other, link) {
        link.clone_from(other);
        return true;
    }
    if let (Some(node), Some(other)) = (link, other) {
        match (Rc::make_mut(node), &**other) {
            (Node::Leaf(words), Node::Leaf(other)) => words.iter_mut().zip(other).for_each(|(a, b)| *a |= b),
            (Node::Branch(links), Node::Branch(others)) => {
                for (link, other) in links.iter_mut().zip(others) {
                    union(link, other);
                }
            }
            (Node::Leaf(_), Node::Branch(_)) | (Node::Branch(_), Node::Leaf(_)) => {}
        }
    }
    true
}

fn first_from(link: &Link, height: u32, from: usize) -> Option<usize> {
    match link.as_deref()? {
        Node::Leaf(words) => {
            let mut mask = u64::MAX << (from % 64);
            for (i, word) in words.iter().enumerate().skip(from / 64) {
                if word & mask != 0 {
                    return Some(i * 64 + (word & mask).trailing_zeros() as usize);
                }
                mask = u64::MAX;
            }
            None
        }
        Node::Branch(links) => {
            let below = span(height - 1);
            let mut from_below = from % below;
            for (i, link) in links.iter().enumerate().skip(from / below) {
                if let Some(found) = first_from(link, height - 1, from_below) {
                    return Some(i * below + found);
                }
                from_below = 0;
            }
            None
        }
    }
}

impl<I: Id> fmt::Debug for SharedSet<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    crate::id! { struct N("n"); }

    #[test]
    fn shared_sets_behave_like_sets() {
        let mut seed = 1u64;
        let mut next = move |limit: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % limit
        };
        for bound in [1, 63, 512, 513, 5000, 40_000] {
            let mut sets = vec![(SharedSet::<N>::new(bound), BTreeSet::new())];
            sets.push((SharedSet::full(bound), (0..bound).collect()));
            for _ in 0..2000 {
                let (at, other, id) = (next(sets.len()), next(sets.len()), next(bound));
                match next(8) {
                    0 if sets.len() < 20 => {
                        let copy = sets[at].clone();
                        sets.push(copy);
                    }
                    1 => {
                        let (set, model) = sets[other].clone();
                        let before = sets[at].1.len();
                        sets[at].1.extend(&model);
                        let grew = sets[at].1.len() > before;
                        assert_eq!(sets[at].0.union(&set), grew);
                    }
                    2..=4 => assert_eq!(sets[at].0.insert(N::new(id)), sets[at].1.insert(id)),
                    _ => assert_eq!(sets[at].0.remove(N::new(id)), sets[at].1.remove(&id)),
                }
                let (set, model) = &sets[at];
                assert_eq!(set.contains(N::new(id)), model.contains(&id));
                assert_eq!(set.first_from(N::new(id)).map(Id::index), model.range(id..).next().copied());
                assert_eq!(set.is_empty(), model.is_empty());
            }
            for (set, model) in &sets {
                assert!(set.iter().map(Id::index).eq(model.iter().copied()));
                let some: Vec<N> = (0..bound).step_by(7).map(N::new).collect();
                let both: Vec<N> = some.iter().copied().filter(|id| model.contains(&id.index())).collect();
                assert_eq!(set.among(&some), both);
            }
        }
    }
}
