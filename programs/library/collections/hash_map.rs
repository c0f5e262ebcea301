//! A map by hash.

use crate::borrow::Borrow;
use crate::collections::raw_table::{RawIntoIter, RawTable};
use crate::fmt;
use crate::hash::{BuildHasher, Hash};
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::mem;
use crate::ops::Index;
use crate::panicking;
use crate::collections::reserve::{TryReserveError, check};
use crate::prelude::v1::*;

pub use crate::collections::hash_iter::{
    Drain, IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Values, ValuesMut,
};
pub use crate::hash::{DefaultHasher, RandomState};

/// A map whose entries are found by the hash of their key.
#[lang = "HashMap"]
pub struct HashMap<K, V, S = RandomState> {
    hash_builder: S,
    table: RawTable<(K, V)>,
}

impl<K, V> HashMap<K, V, RandomState> {
    #[inline]
    pub fn new() -> HashMap<K, V, RandomState> {
        HashMap { hash_builder: RandomState::new(), table: RawTable::new() }
    }

    #[inline]
    pub fn with_capacity(capacity: usize) -> HashMap<K, V, RandomState> {
        HashMap { hash_builder: RandomState::new(), table: RawTable::with_capacity(capacity) }
    }
}

impl<K, V, S> HashMap<K, V, S> {
    pub const fn with_hasher(hash_builder: S) -> HashMap<K, V, S> {
        HashMap { hash_builder, table: RawTable::new() }
    }

    pub fn with_capacity_and_hasher(capacity: usize, hasher: S) -> HashMap<K, V, S> {
        HashMap { hash_builder: hasher, table: RawTable::with_capacity(capacity) }
    }

    #[inline]
    pub fn capacity(&self) -> usize {
        self.table.capacity()
    }

    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys::new(self.iter())
    }

    pub fn into_keys(self) -> IntoKeys<K, V> {
        IntoKeys::new(self.into_iter())
    }

    pub fn values(&self) -> Values<'_, K, V> {
        Values::new(self.iter())
    }

    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {
        ValuesMut::new(self.iter_mut())
    }

    pub fn into_values(self) -> IntoValues<K, V> {
        IntoValues::new(self.into_iter())
    }

    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter::new(self.table.iter())
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        IterMut::new(self.table.iter())
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.table.len()
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.table.len() == 0
    }

    pub fn drain(&mut self) -> Drain<'_, K, V> {
        let entries = mem::replace(&mut self.table, RawTable::new());
        Drain::new(RawIntoIter::new(entries))
    }

    pub fn retain<F>(&mut self, mut f: F)
    where
        F: FnMut(&K, &mut V) -> bool,
    {
        let mut index = 0;
        while let Some(full) = self.table.next_full(index) {
            let (key, value) = unsafe { &mut *self.table.bucket(full) };
            if !f(key, value) {
                self.table.remove(full);
            }
            index = full + 1;
        }
    }

    pub(super) fn table_mut(&mut self) -> &mut RawTable<(K, V)> {
        &mut self.table
    }

    /// Takes out the entries that `pred` picks, as the iterator comes to them.
    pub fn extract_if<F>(&mut self, pred: F) -> ExtractIf<'_, K, V, F>
    where
        F: FnMut(&K, &mut V) -> bool,
    {
        ExtractIf { table: &mut self.table, index: 0, pred }
    }

    #[inline]
    pub fn clear(&mut self) {
        self.table.clear();
    }

    pub fn hasher(&self) -> &S {
        &self.hash_builder
    }
}

/// Takes out the entries that a closure picks.
pub struct ExtractIf<'a, K, V, F> {
    table: &'a mut RawTable<(K, V)>,
    index: usize,
    pred: F,
}

impl<K, V, F> Iterator for ExtractIf<'_, K, V, F>
where
    F: FnMut(&K, &mut V) -> bool,
{
    type Item = (K, V);

    fn next(&mut self) -> Option<(K, V)> {
        while let Some(full) = self.table.next_full(self.index) {
            self.index = full + 1;
            let (key, value) = unsafe { &mut *self.table.bucket(full) };
            if (self.pred)(key, value) {
                return Some(self.table.remove(full));
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.table.len()))
    }
}

impl<K, V, F> FusedIterator for ExtractIf<'_, K, V, F> where F: FnMut(&K, &mut V) -> bool {}

/// The hash that a map with this builder puts an entry under.
#[inline]
fn entry_hash<K: Hash, V, S: BuildHasher>(hash_builder: &S, entry: &(K, V)) -> u64 {
    hash_builder.hash_one(&entry.0)
}

impl<K, V, S> HashMap<K, V, S>
where
    K: Eq + Hash,
    S: BuildHasher,
{
    pub fn reserve(&mut self, additional: usize) {
        let hash_builder = &self.hash_builder;
        self.table.reserve(additional, |entry| entry_hash(hash_builder, entry));
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError> {
        check::<(K, V)>(self.len(), additional)?;
        self.reserve(additional);
        Ok(())
    }

    pub fn shrink_to_fit(&mut self) {
        self.shrink_to(0);
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        let hash_builder = &self.hash_builder;
        self.table.shrink_to(min_capacity, |entry| entry_hash(hash_builder, entry));
    }

    /// Exclusive references to several values at once.
    #[track_caller]
    pub fn get_disjoint_mut<Q: ?Sized, const N: usize>(&mut self, ks: [&Q; N]) -> [Option<&'_ mut V>; N]
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        let found = ks.map(|k| self.find(k));
        let mut i = 0;
        while i < N {
            let mut j = 0;
            while j < i {
                if found[i].is_some() && found[i] == found[j] {
                    panicking::panic("duplicate keys found");
                }
                j += 1;
            }
            i += 1;
        }
        found.map(|at| match at {
            Some(index) => Some(unsafe { &mut (*self.table.bucket(index)).1 }),
            None => None,
        })
    }

    pub unsafe fn get_disjoint_unchecked_mut<Q: ?Sized, const N: usize>(
        &mut self,
        ks: [&Q; N],
    ) -> [Option<&'_ mut V>; N]
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        ks.map(|k| match self.find(k) {
            Some(index) => Some(unsafe { &mut (*self.table.bucket(index)).1 }),
            None => None,
        })
    }

    fn find<Q: ?Sized>(&self, k: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        if self.table.len() == 0 {
            return None;
        }
        let hash = self.hash_builder.hash_one(k);
        self.table.find(hash, |entry| *k == *entry.0.borrow())
    }

    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        let hash = self.hash_builder.hash_one(&key);
        match self.table.find(hash, |entry| key == entry.0) {
            Some(index) => Entry::Occupied(OccupiedEntry { table: &mut self.table, index }),
            None => {
                // Room is made here, where the hasher is known.
                let hash_builder = &self.hash_builder;
                self.table.reserve(1, |entry| entry_hash(hash_builder, entry));
                Entry::Vacant(VacantEntry { hash, key, table: &mut self.table })
            }
        }
    }

    pub fn get<Q: ?Sized>(&self, k: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.find(k) {
            Some(index) => Some(unsafe { &(*self.table.bucket(index)).1 }),
            None => None,
        }
    }

    pub fn get_key_value<Q: ?Sized>(&self, k: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.find(k) {
            Some(index) => {
                let (key, value) = unsafe { &*self.table.bucket(index) };
                Some((key, value))
            }
            None => None,
        }
    }

    pub fn contains_key<Q: ?Sized>(&self, k: &Q) -> bool
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        self.find(k).is_some()
    }

    pub fn get_mut<Q: ?Sized>(&mut self, k: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.find(k) {
            Some(index) => Some(unsafe { &mut (*self.table.bucket(index)).1 }),
            None => None,
        }
    }

    pub fn insert(&mut self, k: K, v: V) -> Option<V> {
        let hash = self.hash_builder.hash_one(&k);
        match self.table.find(hash, |entry| k == entry.0) {
            Some(index) => {
                let place = unsafe { &mut (*self.table.bucket(index)).1 };
                Some(mem::replace(place, v))
            }
            None => {
                let hash_builder = &self.hash_builder;
                self.table.insert(hash, (k, v), |entry| entry_hash(hash_builder, entry));
                None
            }
        }
    }

    pub fn remove<Q: ?Sized>(&mut self, k: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.remove_entry(k) {
            Some((_, value)) => Some(value),
            None => None,
        }
    }

    pub fn remove_entry<Q: ?Sized>(&mut self, k: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.find(k) {
            Some(index) => Some(self.table.remove(index)),
            None => None,
        }
    }
}

impl<K, V, S> Clone for HashMap<K, V, S>
where
    K: Clone,
    V: Clone,
    S: Clone,
{
    fn clone(&self) -> Self {
        HashMap { hash_builder: self.hash_builder.clone(), table: self.table.clone() }
    }
}

impl<K, V, S> PartialEq for HashMap<K, V, S>
where
    K: Eq + Hash,
    V: PartialEq,
    S: BuildHasher,
{
    fn eq(&self, other: &HashMap<K, V, S>) -> bool {
        if self.len() != other.len() {
            return false;
        }
        for (key, value) in self {
            match other.get(key) {
                Some(found) => {
                    if *value != *found {
                        return false;
                    }
                }
                None => return false,
            }
        }
        true
    }
}

impl<K, V, S> Eq for HashMap<K, V, S>
where
    K: Eq + Hash,
    V: Eq,
    S: BuildHasher,
{
}

impl<K, V, S> fmt::Debug for HashMap<K, V, S>
where
    K: fmt::Debug,
    V: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K, V, S> Default for HashMap<K, V, S>
where
    S: Default,
{
    fn default() -> HashMap<K, V, S> {
        HashMap::with_hasher(Default::default())
    }
}

impl<K, Q: ?Sized, V, S> Index<&Q> for HashMap<K, V, S>
where
    K: Eq + Hash + Borrow<Q>,
    Q: Eq + Hash,
    S: BuildHasher,
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

impl<K, V, const N: usize> From<[(K, V); N]> for HashMap<K, V, RandomState>
where
    K: Eq + Hash,
{
    fn from(arr: [(K, V); N]) -> Self {
        HashMap::from_iter(arr)
    }
}

impl<K, V, S> FromIterator<(K, V)> for HashMap<K, V, S>
where
    K: Eq + Hash,
    S: BuildHasher + Default,
{
    fn from_iter<T: IntoIterator<Item = (K, V)>>(iter: T) -> HashMap<K, V, S> {
        let mut map = HashMap::with_hasher(Default::default());
        map.extend(iter);
        map
    }
}

impl<K, V, S> Extend<(K, V)> for HashMap<K, V, S>
where
    K: Eq + Hash,
    S: BuildHasher,
{
    fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, iter: T) {
        let mut iter = iter.into_iter();
        let lower = iter.size_hint().0;
        self.reserve(if self.is_empty() { lower } else { (lower + 1) / 2 });
        while let Some((key, value)) = iter.next() {
            self.insert(key, value);
        }
    }
}

impl<'a, K, V, S> Extend<(&'a K, &'a V)> for HashMap<K, V, S>
where
    K: Eq + Hash + Copy,
    V: Copy,
    S: BuildHasher,
{
    fn extend<T: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: T) {
        self.extend(iter.into_iter().map(|(key, value)| (*key, *value)));
    }
}

impl<'a, K, V, S> IntoIterator for &'a HashMap<K, V, S> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

impl<'a, K, V, S> IntoIterator for &'a mut HashMap<K, V, S> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;

    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}

impl<K, V, S> IntoIterator for HashMap<K, V, S> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    fn into_iter(self) -> IntoIter<K, V> {
        IntoIter::new(RawIntoIter::new(self.table))
    }
}

/// The place of a key in a map, taken or free.
pub enum Entry<'a, K: 'a, V: 'a> {
    Occupied(OccupiedEntry<'a, K, V>),
    Vacant(VacantEntry<'a, K, V>),
}

/// The place of a key that is there.
pub struct OccupiedEntry<'a, K: 'a, V: 'a> {
    table: &'a mut RawTable<(K, V)>,
    index: usize,
}

/// The place of a key that is not there yet. The table has room for it.
pub struct VacantEntry<'a, K: 'a, V: 'a> {
    hash: u64,
    key: K,
    table: &'a mut RawTable<(K, V)>,
}

impl<'a, K, V> Entry<'a, K, V> {
    pub fn or_insert(self, default: V) -> &'a mut V {
        match self {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(default),
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

    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        match self {
            Entry::Occupied(mut entry) => {
                entry.insert(value);
                entry
            }
            Entry::Vacant(entry) => entry.insert_entry(value),
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

impl<'a, K, V> OccupiedEntry<'a, K, V> {
    pub fn key(&self) -> &K {
        unsafe { &(*self.table.bucket(self.index)).0 }
    }

    pub fn remove_entry(self) -> (K, V) {
        self.table.remove(self.index)
    }

    pub fn get(&self) -> &V {
        unsafe { &(*self.table.bucket(self.index)).1 }
    }

    pub fn get_mut(&mut self) -> &mut V {
        unsafe { &mut (*self.table.bucket(self.index)).1 }
    }

    pub fn into_mut(self) -> &'a mut V {
        unsafe { &mut (*self.table.bucket(self.index)).1 }
    }

    pub fn insert(&mut self, value: V) -> V {
        mem::replace(self.get_mut(), value)
    }

    pub fn remove(self) -> V {
        self.remove_entry().1
    }
}

impl<'a, K: 'a, V: 'a> VacantEntry<'a, K, V> {
    pub fn key(&self) -> &K {
        &self.key
    }

    pub fn into_key(self) -> K {
        self.key
    }

    pub fn insert(self, value: V) -> &'a mut V {
        let index = self.table.insert(self.hash, (self.key, value), |_| intrinsics::unreachable());
        unsafe { &mut (*self.table.bucket(index)).1 }
    }

    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        let index = self.table.insert(self.hash, (self.key, value), |_| intrinsics::unreachable());
        OccupiedEntry { table: self.table, index }
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Entry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Entry::Vacant(entry) => f.debug_tuple("Entry").field(entry).finish(),
            Entry::Occupied(entry) => f.debug_tuple("Entry").field(entry).finish(),
        }
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for OccupiedEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OccupiedEntry").field("key", self.key()).field("value", self.get()).finish_non_exhaustive()
    }
}

impl<K: fmt::Debug, V> fmt::Debug for VacantEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("VacantEntry").field(self.key()).finish()
    }
}
