//! A map by order.
//!
//! The entries stand in order in nodes of at most sixty-four; one vector holds the nodes. A search halves first the
//! nodes, then the entries of one.

use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::mem;
use crate::ops::{Bound, Index, RangeBounds};
use crate::panicking;
use crate::prelude::v1::*;

/// A node that would hold more is split into halves.
const NODE_ROOM: usize = 64;

type Node<K, V> = Vec<(K, V)>;

/// A map whose entries are in the order of their keys.
pub struct BTreeMap<K, V> {
    root: Option<Box<Vec<Node<K, V>>>>,
    height: usize,
    length: usize,
}

/// A place between entries: a node, and how many of its entries are before.
#[derive(Clone, Copy)]
struct Position {
    node: usize,
    entry: usize,
}

impl<K, V> BTreeMap<K, V> {
    pub const fn new() -> BTreeMap<K, V> {
        BTreeMap { root: None, height: 0, length: 0 }
    }

    pub fn clear(&mut self) {
        drop(mem::replace(self, BTreeMap::new()));
    }

    fn nodes(&self) -> &[Node<K, V>] {
        match &self.root {
            Some(root) => root.as_slice(),
            None => &[],
        }
    }

    /// Where the key is, or where it belongs.
    fn search<Q: ?Sized + Ord>(&self, key: &Q) -> Result<Position, Position>
    where
        K: Borrow<Q>,
    {
        let nodes = self.nodes();
        if nodes.len() == 0 {
            return Err(Position { node: 0, entry: 0 });
        }
        // The last node whose first key is not greater.
        let mut low = 0;
        let mut high = nodes.len();
        while high - low > 1 {
            let middle = (low + high) / 2;
            if nodes[middle][0].0.borrow().cmp(key) == Ordering::Greater {
                high = middle;
            } else {
                low = middle;
            }
        }
        match nodes[low].binary_search_by(|entry| entry.0.borrow().cmp(key)) {
            Ok(entry) => Ok(Position { node: low, entry }),
            Err(entry) => Err(Position { node: low, entry }),
        }
    }

    fn find<Q: ?Sized + Ord>(&self, key: &Q) -> Option<*mut (K, V)>
    where
        K: Borrow<Q>,
    {
        match self.search(key) {
            Ok(at) => Some(&raw const self.nodes()[at.node][at.entry] as *mut (K, V)),
            Err(_) => None,
        }
    }

    pub fn get<Q: ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.find(key) {
            Some(entry) => Some(unsafe { &(*entry).1 }),
            None => None,
        }
    }

    pub fn get_key_value<Q: ?Sized>(&self, k: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.find(k) {
            Some(entry) => Some(unsafe { (&(*entry).0, &(*entry).1) }),
            None => None,
        }
    }

    pub fn first_key_value(&self) -> Option<(&K, &V)>
    where
        K: Ord,
    {
        self.iter().next()
    }

    pub fn last_key_value(&self) -> Option<(&K, &V)>
    where
        K: Ord,
    {
        self.iter().next_back()
    }

    pub fn pop_first(&mut self) -> Option<(K, V)>
    where
        K: Ord,
    {
        if self.length == 0 { None } else { Some(self.take(Position { node: 0, entry: 0 })) }
    }

    pub fn pop_last(&mut self) -> Option<(K, V)>
    where
        K: Ord,
    {
        if self.length == 0 {
            return None;
        }
        let node = self.nodes().len() - 1;
        let entry = self.nodes()[node].len() - 1;
        Some(self.take(Position { node, entry }))
    }

    pub fn contains_key<Q: ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        self.find(key).is_some()
    }

    pub fn get_mut<Q: ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.find(key) {
            Some(entry) => Some(unsafe { &mut (*entry).1 }),
            None => None,
        }
    }

    pub fn insert(&mut self, key: K, value: V) -> Option<V>
    where
        K: Ord,
    {
        match self.search(&key) {
            Ok(at) => {
                let entry = &raw const self.nodes()[at.node][at.entry] as *mut (K, V);
                Some(mem::replace(unsafe { &mut (*entry).1 }, value))
            }
            Err(at) => {
                self.put(at, key, value);
                None
            }
        }
    }

    /// Puts an entry in at its place; returns where it stands.
    fn put(&mut self, at: Position, key: K, value: V) -> *mut (K, V) {
        if self.root.is_none() {
            self.root = Some(Box::new(Vec::new()));
        }
        let root = match &mut self.root {
            Some(root) => root,
            None => intrinsics::unreachable(),
        };
        if root.len() == 0 {
            root.push(Vec::new());
        }
        let mut at = at;
        if root[at.node].len() == NODE_ROOM {
            let upper = root[at.node].split_off(NODE_ROOM / 2);
            root.insert(at.node + 1, upper);
            if at.entry > NODE_ROOM / 2 {
                at = Position { node: at.node + 1, entry: at.entry - NODE_ROOM / 2 };
            }
        }
        let node = &mut root[at.node];
        node.insert(at.entry, (key, value));
        self.length += 1;
        &raw mut node[at.entry]
    }

    /// Takes the entry at a place out.
    fn take(&mut self, at: Position) -> (K, V) {
        let root = match &mut self.root {
            Some(root) => root,
            None => intrinsics::unreachable(),
        };
        let entry = root[at.node].remove(at.entry);
        if root[at.node].len() == 0 {
            root.remove(at.node);
        }
        self.length -= 1;
        entry
    }

    pub fn remove<Q: ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.remove_entry(key) {
            Some((_, value)) => Some(value),
            None => None,
        }
    }

    pub fn remove_entry<Q: ?Sized>(&mut self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.search(key) {
            Ok(at) => Some(self.take(at)),
            Err(_) => None,
        }
    }

    pub fn retain<F>(&mut self, mut f: F)
    where
        K: Ord,
        F: FnMut(&K, &mut V) -> bool,
    {
        let old = mem::replace(self, BTreeMap::new());
        let mut entries = old.into_iter();
        while let Some((key, mut value)) = entries.next() {
            if f(&key, &mut value) {
                self.push_last(key, value);
            }
        }
    }

    /// Takes out the entries in a range of keys that `pred` picks, as the iterator comes to them.
    #[track_caller]
    pub fn extract_if<F, R>(&mut self, range: R, pred: F) -> ExtractIf<'_, K, V, R, F>
    where
        K: Ord,
        R: RangeBounds<K>,
        F: FnMut(&K, &mut V) -> bool,
    {
        let rest = self.take_for(&range);
        ExtractIf { map: self, rest, range, pred }
    }

    /// All entries, to be looked at and perhaps put back. Panics about a range that ends before it starts.
    #[track_caller]
    pub(super) fn take_for<R>(&mut self, range: &R) -> IntoIter<K, V>
    where
        K: Ord,
        R: RangeBounds<K>,
    {
        self.bounds(range);
        mem::replace(self, BTreeMap::new()).into_iter()
    }

    /// Puts an entry behind all others.
    pub(super) fn push_last(&mut self, key: K, value: V) {
        let nodes = self.nodes();
        let at = match nodes.len() {
            0 => Position { node: 0, entry: 0 },
            n => Position { node: n - 1, entry: nodes[n - 1].len() },
        };
        self.put(at, key, value);
    }

    pub fn append(&mut self, other: &mut BTreeMap<K, V>)
    where
        K: Ord,
    {
        let mut entries = mem::replace(other, BTreeMap::new()).into_iter();
        while let Some((key, value)) = entries.next() {
            self.insert(key, value);
        }
    }

    pub fn split_off<Q: ?Sized + Ord>(&mut self, key: &Q) -> BTreeMap<K, V>
    where
        K: Borrow<Q> + Ord,
    {
        let old = mem::replace(self, BTreeMap::new());
        let mut upper = BTreeMap::new();
        let mut entries = old.into_iter();
        while let Some((k, v)) = entries.next() {
            if k.borrow().cmp(key) == Ordering::Less {
                self.push_last(k, v);
            } else {
                upper.push_last(k, v);
            }
        }
        upper
    }

    /// The places where a range begins and ends.
    #[track_caller]
    fn bounds<T: ?Sized + Ord, R: RangeBounds<T>>(&self, range: &R) -> (Position, Position)
    where
        K: Borrow<T>,
    {
        match (range.start_bound(), range.end_bound()) {
            (Bound::Excluded(s), Bound::Excluded(e)) => {
                if s.cmp(e) == Ordering::Equal {
                    panicking::panic("range start and end are equal and excluded in BTreeMap");
                }
                check_order(s, e);
            }
            (Bound::Included(s) | Bound::Excluded(s), Bound::Included(e) | Bound::Excluded(e)) => check_order(s, e),
            _ => {}
        }
        let nodes = self.nodes();
        let start = match range.start_bound() {
            Bound::Included(key) => match self.search(key) {
                Ok(at) => at,
                Err(at) => at,
            },
            Bound::Excluded(key) => match self.search(key) {
                Ok(at) => Position { node: at.node, entry: at.entry + 1 },
                Err(at) => at,
            },
            Bound::Unbounded => Position { node: 0, entry: 0 },
        };
        let end = match range.end_bound() {
            Bound::Included(key) => match self.search(key) {
                Ok(at) => Position { node: at.node, entry: at.entry + 1 },
                Err(at) => at,
            },
            Bound::Excluded(key) => match self.search(key) {
                Ok(at) => at,
                Err(at) => at,
            },
            Bound::Unbounded => match nodes.len() {
                0 => Position { node: 0, entry: 0 },
                n => Position { node: n - 1, entry: nodes[n - 1].len() },
            },
        };
        (start, end)
    }

    #[track_caller]
    pub fn range<T: ?Sized, R>(&self, range: R) -> Range<'_, K, V>
    where
        T: Ord,
        K: Borrow<T> + Ord,
        R: RangeBounds<T>,
    {
        let (start, end) = self.bounds(&range);
        Range { inner: RawRange { nodes: self.nodes().as_ptr(), start, end, _marker: PhantomData }, _map: PhantomData }
    }

    #[track_caller]
    pub fn range_mut<T: ?Sized, R>(&mut self, range: R) -> RangeMut<'_, K, V>
    where
        T: Ord,
        K: Borrow<T> + Ord,
        R: RangeBounds<T>,
    {
        let (start, end) = self.bounds(&range);
        RangeMut {
            inner: RawRange { nodes: self.nodes().as_ptr(), start, end, _marker: PhantomData },
            _map: PhantomData,
        }
    }

    pub fn entry(&mut self, key: K) -> Entry<'_, K, V>
    where
        K: Ord,
    {
        match self.search(&key) {
            Ok(at) => Entry::Occupied(OccupiedEntry { map: self, at }),
            Err(at) => Entry::Vacant(VacantEntry { map: self, at, key }),
        }
    }

    pub fn first_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>>
    where
        K: Ord,
    {
        if self.length == 0 { None } else { Some(OccupiedEntry { map: self, at: Position { node: 0, entry: 0 } }) }
    }

    pub fn last_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>>
    where
        K: Ord,
    {
        if self.length == 0 {
            return None;
        }
        let node = self.nodes().len() - 1;
        let entry = self.nodes()[node].len() - 1;
        Some(OccupiedEntry { map: self, at: Position { node, entry } })
    }

    fn all(&self) -> RawRange<K, V> {
        let nodes = self.nodes();
        let end = match nodes.len() {
            0 => Position { node: 0, entry: 0 },
            n => Position { node: n - 1, entry: nodes[n - 1].len() },
        };
        RawRange { nodes: nodes.as_ptr(), start: Position { node: 0, entry: 0 }, end, _marker: PhantomData }
    }

    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { inner: self.all(), left: self.length, _map: PhantomData }
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        IterMut { inner: self.all(), left: self.length, _map: PhantomData }
    }

    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys { inner: self.iter() }
    }

    pub fn values(&self) -> Values<'_, K, V> {
        Values { inner: self.iter() }
    }

    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {
        ValuesMut { inner: self.iter_mut() }
    }

    pub fn into_keys(self) -> IntoKeys<K, V> {
        IntoKeys { inner: self.into_iter() }
    }

    pub fn into_values(self) -> IntoValues<K, V> {
        IntoValues { inner: self.into_iter() }
    }

    pub const fn len(&self) -> usize {
        self.length
    }

    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }
}

#[track_caller]
fn check_order<T: ?Sized + Ord>(start: &T, end: &T) {
    if start.cmp(end) == Ordering::Greater {
        panicking::panic("range start is greater than range end in BTreeMap");
    }
}

/// The entries between two places, from both ends.
struct RawRange<K, V> {
    nodes: *const Node<K, V>,
    start: Position,
    end: Position,
    _marker: PhantomData<(K, V)>,
}

impl<K, V> RawRange<K, V> {
    fn node(&self, index: usize) -> &Node<K, V> {
        unsafe { &*intrinsics::offset(self.nodes, index as isize) }
    }

    fn copy(&self) -> RawRange<K, V> {
        RawRange { nodes: self.nodes, start: self.start, end: self.end, _marker: PhantomData }
    }

    fn is_done(&self) -> bool {
        self.start.node > self.end.node || (self.start.node == self.end.node && self.start.entry >= self.end.entry)
    }

    fn next(&mut self) -> Option<*mut (K, V)> {
        if self.is_done() {
            return None;
        }
        if self.start.entry == self.node(self.start.node).len() {
            self.start = Position { node: self.start.node + 1, entry: 0 };
            if self.is_done() {
                return None;
            }
        }
        let entry = &raw const self.node(self.start.node)[self.start.entry];
        self.start.entry += 1;
        Some(entry as *mut (K, V))
    }

    fn next_back(&mut self) -> Option<*mut (K, V)> {
        if self.is_done() {
            return None;
        }
        if self.end.entry == 0 {
            self.end.node -= 1;
            self.end.entry = self.node(self.end.node).len();
            if self.is_done() {
                return None;
            }
        }
        self.end.entry -= 1;
        Some(&raw const self.node(self.end.node)[self.end.entry] as *mut (K, V))
    }
}

/// References to the keys and values, in order.
pub struct Iter<'a, K: 'a, V: 'a> {
    inner: RawRange<K, V>,
    left: usize,
    _map: PhantomData<&'a (K, V)>,
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<(&'a K, &'a V)> {
        match self.inner.next() {
            Some(entry) => {
                self.left -= 1;
                Some(unsafe { (&(*entry).0, &(*entry).1) })
            }
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<'a, K, V> DoubleEndedIterator for Iter<'a, K, V> {
    fn next_back(&mut self) -> Option<(&'a K, &'a V)> {
        match self.inner.next_back() {
            Some(entry) => {
                self.left -= 1;
                Some(unsafe { (&(*entry).0, &(*entry).1) })
            }
            None => None,
        }
    }
}

impl<K, V> FusedIterator for Iter<'_, K, V> {}

impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Iter { inner: self.inner.copy(), left: self.left, _map: PhantomData }
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// References to the keys, exclusive ones to the values, in order.
pub struct IterMut<'a, K: 'a, V: 'a> {
    inner: RawRange<K, V>,
    left: usize,
    _map: PhantomData<&'a mut (K, V)>,
}

impl<'a, K, V> Iterator for IterMut<'a, K, V> {
    type Item = (&'a K, &'a mut V);

    fn next(&mut self) -> Option<(&'a K, &'a mut V)> {
        match self.inner.next() {
            Some(entry) => {
                self.left -= 1;
                Some(unsafe { (&(*entry).0, &mut (*entry).1) })
            }
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<'a, K, V> DoubleEndedIterator for IterMut<'a, K, V> {
    fn next_back(&mut self) -> Option<(&'a K, &'a mut V)> {
        match self.inner.next_back() {
            Some(entry) => {
                self.left -= 1;
                Some(unsafe { (&(*entry).0, &mut (*entry).1) })
            }
            None => None,
        }
    }
}

impl<K, V> FusedIterator for IterMut<'_, K, V> {}

impl<K, V> ExactSizeIterator for IterMut<'_, K, V> {}

/// References to the entries between two keys.
pub struct Range<'a, K: 'a, V: 'a> {
    inner: RawRange<K, V>,
    _map: PhantomData<&'a (K, V)>,
}

impl<'a, K, V> Iterator for Range<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<(&'a K, &'a V)> {
        match self.inner.next() {
            Some(entry) => Some(unsafe { (&(*entry).0, &(*entry).1) }),
            None => None,
        }
    }
}

impl<'a, K, V> DoubleEndedIterator for Range<'a, K, V> {
    fn next_back(&mut self) -> Option<(&'a K, &'a V)> {
        match self.inner.next_back() {
            Some(entry) => Some(unsafe { (&(*entry).0, &(*entry).1) }),
            None => None,
        }
    }
}

impl<K, V> FusedIterator for Range<'_, K, V> {}

impl<K, V> Clone for Range<'_, K, V> {
    fn clone(&self) -> Self {
        Range { inner: self.inner.copy(), _map: PhantomData }
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Range<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// Exclusive references to the values between two keys.
pub struct RangeMut<'a, K: 'a, V: 'a> {
    inner: RawRange<K, V>,
    _map: PhantomData<&'a mut (K, V)>,
}

impl<'a, K, V> Iterator for RangeMut<'a, K, V> {
    type Item = (&'a K, &'a mut V);

    fn next(&mut self) -> Option<(&'a K, &'a mut V)> {
        match self.inner.next() {
            Some(entry) => Some(unsafe { (&(*entry).0, &mut (*entry).1) }),
            None => None,
        }
    }
}

impl<'a, K, V> DoubleEndedIterator for RangeMut<'a, K, V> {
    fn next_back(&mut self) -> Option<(&'a K, &'a mut V)> {
        match self.inner.next_back() {
            Some(entry) => Some(unsafe { (&(*entry).0, &mut (*entry).1) }),
            None => None,
        }
    }
}

impl<K, V> FusedIterator for RangeMut<'_, K, V> {}

/// The keys and values by value, in order.
pub struct IntoIter<K, V> {
    nodes: crate::vec::IntoIter<Node<K, V>>,
    front: crate::vec::IntoIter<(K, V)>,
    back: crate::vec::IntoIter<(K, V)>,
    left: usize,
}

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);

    fn next(&mut self) -> Option<(K, V)> {
        loop {
            if let Some(entry) = self.front.next() {
                self.left -= 1;
                return Some(entry);
            }
            match self.nodes.next() {
                Some(node) => self.front = node.into_iter(),
                None => {
                    let entry = self.back.next();
                    if entry.is_some() {
                        self.left -= 1;
                    }
                    return entry;
                }
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<K, V> DoubleEndedIterator for IntoIter<K, V> {
    fn next_back(&mut self) -> Option<(K, V)> {
        loop {
            if let Some(entry) = self.back.next_back() {
                self.left -= 1;
                return Some(entry);
            }
            match self.nodes.next_back() {
                Some(node) => self.back = node.into_iter(),
                None => {
                    let entry = self.front.next_back();
                    if entry.is_some() {
                        self.left -= 1;
                    }
                    return entry;
                }
            }
        }
    }
}

impl<K, V> ExactSizeIterator for IntoIter<K, V> {}
impl<K, V> FusedIterator for IntoIter<K, V> {}

/// References to the keys, in order.
pub struct Keys<'a, K: 'a, V: 'a> {
    inner: Iter<'a, K, V>,
}

impl<'a, K, V> Iterator for Keys<'a, K, V> {
    type Item = &'a K;

    fn next(&mut self) -> Option<&'a K> {
        match self.inner.next() {
            Some((found, _)) => Some(found),
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<'a, K, V> DoubleEndedIterator for Keys<'a, K, V> {
    fn next_back(&mut self) -> Option<&'a K> {
        match self.inner.next_back() {
            Some((found, _)) => Some(found),
            None => None,
        }
    }
}

impl<'a, K, V> ExactSizeIterator for Keys<'a, K, V> {}
impl<'a, K, V> FusedIterator for Keys<'a, K, V> {}

impl<K, V> Clone for Keys<'_, K, V> {
    fn clone(&self) -> Self {
        Keys { inner: self.inner.clone() }
    }
}

impl<K: fmt::Debug, V> fmt::Debug for Keys<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// References to the values, in the order of the keys.
pub struct Values<'a, K: 'a, V: 'a> {
    inner: Iter<'a, K, V>,
}

impl<'a, K, V> Iterator for Values<'a, K, V> {
    type Item = &'a V;

    fn next(&mut self) -> Option<&'a V> {
        match self.inner.next() {
            Some((_, found)) => Some(found),
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<'a, K, V> DoubleEndedIterator for Values<'a, K, V> {
    fn next_back(&mut self) -> Option<&'a V> {
        match self.inner.next_back() {
            Some((_, found)) => Some(found),
            None => None,
        }
    }
}

impl<'a, K, V> ExactSizeIterator for Values<'a, K, V> {}
impl<'a, K, V> FusedIterator for Values<'a, K, V> {}

impl<K, V> Clone for Values<'_, K, V> {
    fn clone(&self) -> Self {
        Values { inner: self.inner.clone() }
    }
}

impl<K, V: fmt::Debug> fmt::Debug for Values<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// Exclusive references to the values, in the order of the keys.
pub struct ValuesMut<'a, K: 'a, V: 'a> {
    inner: IterMut<'a, K, V>,
}

impl<'a, K, V> Iterator for ValuesMut<'a, K, V> {
    type Item = &'a mut V;

    fn next(&mut self) -> Option<&'a mut V> {
        match self.inner.next() {
            Some((_, found)) => Some(found),
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<'a, K, V> DoubleEndedIterator for ValuesMut<'a, K, V> {
    fn next_back(&mut self) -> Option<&'a mut V> {
        match self.inner.next_back() {
            Some((_, found)) => Some(found),
            None => None,
        }
    }
}

impl<'a, K, V> ExactSizeIterator for ValuesMut<'a, K, V> {}
impl<'a, K, V> FusedIterator for ValuesMut<'a, K, V> {}

/// The keys by value, in order.
pub struct IntoKeys<K, V> {
    inner: IntoIter<K, V>,
}

impl<K, V> Iterator for IntoKeys<K, V> {
    type Item = K;

    fn next(&mut self) -> Option<K> {
        match self.inner.next() {
            Some((found, _)) => Some(found),
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<K, V> DoubleEndedIterator for IntoKeys<K, V> {
    fn next_back(&mut self) -> Option<K> {
        match self.inner.next_back() {
            Some((found, _)) => Some(found),
            None => None,
        }
    }
}

impl<K, V> ExactSizeIterator for IntoKeys<K, V> {}
impl<K, V> FusedIterator for IntoKeys<K, V> {}

/// The values by value, in the order of the keys.
pub struct IntoValues<K, V> {
    inner: IntoIter<K, V>,
}

impl<K, V> Iterator for IntoValues<K, V> {
    type Item = V;

    fn next(&mut self) -> Option<V> {
        match self.inner.next() {
            Some((_, found)) => Some(found),
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<K, V> DoubleEndedIterator for IntoValues<K, V> {
    fn next_back(&mut self) -> Option<V> {
        match self.inner.next_back() {
            Some((_, found)) => Some(found),
            None => None,
        }
    }
}

impl<K, V> ExactSizeIterator for IntoValues<K, V> {}
impl<K, V> FusedIterator for IntoValues<K, V> {}

impl<K, V> IntoIterator for BTreeMap<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    fn into_iter(self) -> IntoIter<K, V> {
        let nodes = match self.root {
            Some(root) => *root,
            None => Vec::new(),
        };
        IntoIter {
            nodes: nodes.into_iter(),
            front: Vec::new().into_iter(),
            back: Vec::new().into_iter(),
            left: self.length,
        }
    }
}

impl<'a, K, V> IntoIterator for &'a BTreeMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

impl<'a, K, V> IntoIterator for &'a mut BTreeMap<K, V> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;

    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}

impl<K: Clone, V: Clone> Clone for BTreeMap<K, V> {
    fn clone(&self) -> BTreeMap<K, V> {
        BTreeMap { root: self.root.clone(), height: self.height, length: self.length }
    }
}

impl<K, V> Default for BTreeMap<K, V> {
    fn default() -> BTreeMap<K, V> {
        BTreeMap::new()
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for BTreeMap<K, V> {
    fn eq(&self, other: &BTreeMap<K, V>) -> bool {
        self.length == other.length && self.iter().eq(other.iter())
    }
}

impl<K: Eq, V: Eq> Eq for BTreeMap<K, V> {}

impl<K: PartialOrd, V: PartialOrd> PartialOrd for BTreeMap<K, V> {
    fn partial_cmp(&self, other: &BTreeMap<K, V>) -> Option<Ordering> {
        self.iter().partial_cmp(other.iter())
    }
}

impl<K: Ord, V: Ord> Ord for BTreeMap<K, V> {
    fn cmp(&self, other: &BTreeMap<K, V>) -> Ordering {
        self.iter().cmp(other.iter())
    }
}

impl<K: Hash, V: Hash> Hash for BTreeMap<K, V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.length);
        for entry in self {
            entry.hash(state);
        }
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for BTreeMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K, Q: ?Sized, V> Index<&Q> for BTreeMap<K, V>
where
    K: Borrow<Q> + Ord,
    Q: Ord,
{
    type Output = V;

    #[track_caller]
    fn index(&self, key: &Q) -> &V {
        match self.get(key) {
            Some(value) => value,
            None => panicking::panic("no entry found for key"),
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for BTreeMap<K, V> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(iter: T) -> BTreeMap<K, V> {
        let mut map = BTreeMap::new();
        map.extend(iter);
        map
    }
}

impl<K: Ord, V> Extend<(K, V)> for BTreeMap<K, V> {
    fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, iter: T) {
        let mut iter = iter.into_iter();
        while let Some((key, value)) = iter.next() {
            self.insert(key, value);
        }
    }
}

impl<'a, K: Ord + Copy, V: Copy> Extend<(&'a K, &'a V)> for BTreeMap<K, V> {
    fn extend<T: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: T) {
        self.extend(iter.into_iter().map(|(key, value)| (*key, *value)));
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for BTreeMap<K, V> {
    fn from(arr: [(K, V); N]) -> Self {
        BTreeMap::from_iter(arr)
    }
}

/// The place of a key in a map, taken or free.
pub enum Entry<'a, K: 'a, V: 'a> {
    Vacant(VacantEntry<'a, K, V>),
    Occupied(OccupiedEntry<'a, K, V>),
}

/// The place of a key that is there.
pub struct OccupiedEntry<'a, K, V> {
    map: &'a mut BTreeMap<K, V>,
    at: Position,
}

/// The place of a key that is not there yet.
pub struct VacantEntry<'a, K, V> {
    map: &'a mut BTreeMap<K, V>,
    at: Position,
    key: K,
}

impl<'a, K: Ord, V> Entry<'a, K, V> {
    pub fn or_insert(self, default: V) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(default),
        }
    }

    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        match self {
            Entry::Occupied(mut entry) => {
                entry.insert(value);
                entry
            }
            Entry::Vacant(entry) => entry.insert_entry(value),
        }
    }

    pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(default()),
        }
    }

    pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => {
                let value = default(entry.key());
                entry.insert(value)
            }
        }
    }

    pub fn key(&self) -> &K {
        match self {
            Entry::Occupied(entry) => entry.key(),
            Entry::Vacant(entry) => entry.key(),
        }
    }

    pub fn and_modify<F>(self, f: F) -> Self
    where
        F: FnOnce(&mut V),
    {
        match self {
            Entry::Occupied(mut entry) => {
                f(entry.get_mut());
                Entry::Occupied(entry)
            }
            Entry::Vacant(entry) => Entry::Vacant(entry),
        }
    }

    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(Default::default()),
        }
    }
}

impl<'a, K: Ord, V> OccupiedEntry<'a, K, V> {
    fn place(&self) -> *mut (K, V) {
        &raw const self.map.nodes()[self.at.node][self.at.entry] as *mut (K, V)
    }

    pub fn key(&self) -> &K {
        unsafe { &(*self.place()).0 }
    }

    pub fn remove_entry(self) -> (K, V) {
        self.map.take(self.at)
    }

    pub fn get(&self) -> &V {
        unsafe { &(*self.place()).1 }
    }

    pub fn get_mut(&mut self) -> &mut V {
        unsafe { &mut (*self.place()).1 }
    }

    pub fn into_mut(self) -> &'a mut V {
        unsafe { &mut (*self.place()).1 }
    }

    pub fn insert(&mut self, value: V) -> V {
        mem::replace(self.get_mut(), value)
    }

    pub fn remove(self) -> V {
        self.remove_entry().1
    }
}

impl<'a, K: Ord, V> VacantEntry<'a, K, V> {
    pub fn key(&self) -> &K {
        &self.key
    }

    pub fn into_key(self) -> K {
        self.key
    }

    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        let VacantEntry { map, at, key } = self;
        let entry = map.put(at, key, value);
        // Nodes may have been split: the entry is found again by its key.
        let at = match map.search(unsafe { &(*entry).0 }) {
            Ok(at) => at,
            Err(at) => at,
        };
        OccupiedEntry { map, at }
    }

    pub fn insert(self, value: V) -> &'a mut V {
        let entry = self.map.put(self.at, self.key, value);
        unsafe { &mut (*entry).1 }
    }
}

/// Takes out the entries in a range of keys that a closure picks. What it has passed is in the map, the rest comes back to
/// it in the end.
pub struct ExtractIf<'a, K, V, R, F> {
    map: &'a mut BTreeMap<K, V>,
    rest: IntoIter<K, V>,
    range: R,
    pred: F,
}

impl<K, V, R, F> Iterator for ExtractIf<'_, K, V, R, F>
where
    R: RangeBounds<K>,
    K: PartialOrd,
    F: FnMut(&K, &mut V) -> bool,
{
    type Item = (K, V);

    fn next(&mut self) -> Option<(K, V)> {
        while let Some((key, mut value)) = self.rest.next() {
            if self.range.contains(&key) && (self.pred)(&key, &mut value) {
                return Some((key, value));
            }
            self.map.push_last(key, value);
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.rest.len()))
    }
}

impl<K, V, R, F> FusedIterator for ExtractIf<'_, K, V, R, F>
where
    R: RangeBounds<K>,
    K: PartialOrd,
    F: FnMut(&K, &mut V) -> bool,
{
}

impl<K, V, R, F> Drop for ExtractIf<'_, K, V, R, F> {
    fn drop(&mut self) {
        while let Some((key, value)) = self.rest.next() {
            self.map.push_last(key, value);
        }
    }
}

// Iterators over nothing.

impl<K, V> RawRange<K, V> {
    fn empty() -> RawRange<K, V> {
        let at = Position { node: 0, entry: 0 };
        RawRange { nodes: crate::ptr::dangling(), start: at, end: at, _marker: PhantomData }
    }
}

impl<'a, K: 'a, V: 'a> Default for Iter<'a, K, V> {
    fn default() -> Self {
        Self { inner: RawRange::empty(), left: 0, _map: PhantomData }
    }
}

impl<'a, K: 'a, V: 'a> Default for IterMut<'a, K, V> {
    fn default() -> Self {
        Self { inner: RawRange::empty(), left: 0, _map: PhantomData }
    }
}

impl<'a, K: 'a, V: 'a> Default for Range<'a, K, V> {
    fn default() -> Self {
        Self { inner: RawRange::empty(), _map: PhantomData }
    }
}

impl<'a, K: 'a, V: 'a> Default for RangeMut<'a, K, V> {
    fn default() -> Self {
        Self { inner: RawRange::empty(), _map: PhantomData }
    }
}

impl<K, V> Default for IntoIter<K, V> {
    fn default() -> Self {
        BTreeMap::new().into_iter()
    }
}

impl<'a, K: 'a, V: 'a> Default for Keys<'a, K, V> {
    fn default() -> Self {
        Self { inner: Default::default() }
    }
}

impl<'a, K: 'a, V: 'a> Default for Values<'a, K, V> {
    fn default() -> Self {
        Self { inner: Default::default() }
    }
}

impl<'a, K: 'a, V: 'a> Default for ValuesMut<'a, K, V> {
    fn default() -> Self {
        Self { inner: Default::default() }
    }
}

impl<K, V> Default for IntoKeys<K, V> {
    fn default() -> Self {
        Self { inner: Default::default() }
    }
}

impl<K, V> Default for IntoValues<K, V> {
    fn default() -> Self {
        Self { inner: Default::default() }
    }
}
