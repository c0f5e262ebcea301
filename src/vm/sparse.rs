//! A sparse array whose clones share everything that was not changed since: what checkpoints are made of.

use std::rc::Rc;

/// Entries of one chunk.
const CHUNK: usize = 64;

type Chunk<T> = [Option<Rc<T>>; CHUNK];

/// Entries by index, most of them absent. A clone costs a pointer for each 64 indices, a change one entry and one chunk.
#[derive(Clone, Debug)]
pub(super) struct Sparse<T> {
    chunks: Vec<Option<Rc<Chunk<T>>>>,
}

impl<T> Default for Sparse<T> {
    fn default() -> Self {
        Sparse { chunks: Vec::new() }
    }
}

impl<T> Sparse<T> {
    pub fn get(&self, index: usize) -> Option<&T> {
        self.shared(index).map(|entry| &**entry)
    }

    fn shared(&self, index: usize) -> Option<&Rc<T>> {
        self.chunks.get(index / CHUNK)?.as_ref()?[index % CHUNK].as_ref()
    }

    /// The last entry at or below `index`, with its index.
    pub fn last_up_to(&self, index: usize) -> Option<(usize, &T)> {
        let mut index = index.min((self.chunks.len() * CHUNK).checked_sub(1)?);
        loop {
            match self.chunks.get(index / CHUNK)? {
                None => index = (index / CHUNK * CHUNK).checked_sub(1)?,
                Some(chunk) => match &chunk[index % CHUNK] {
                    Some(entry) => return Some((index, entry)),
                    None => index = index.checked_sub(1)?,
                },
            }
        }
    }

    /// The entries that are there, in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.chunks.iter().flatten().flat_map(|chunk| chunk.iter().flatten()).map(|entry| &**entry)
    }

    pub fn set(&mut self, index: usize, value: T) {
        *self.slot(index) = Some(Rc::new(value));
    }

    fn slot(&mut self, index: usize) -> &mut Option<Rc<T>> {
        if self.chunks.len() <= index / CHUNK {
            self.chunks.resize(index / CHUNK + 1, None);
        }
        let chunk = self.chunks[index / CHUNK].get_or_insert_with(|| Rc::new(std::array::from_fn(|_| None)));
        &mut Rc::make_mut(chunk)[index % CHUNK]
    }

    /// The indices at which two arrays do not share their entry.
    pub fn differences(&self, other: &Sparse<T>) -> Vec<usize> {
        let mut found = Vec::new();
        for i in 0..self.chunks.len().max(other.chunks.len()) {
            let chunk = |array: &Sparse<T>| array.chunks.get(i).cloned().flatten();
            let (a, b) = (chunk(self), chunk(other));
            let same = match (&a, &b) {
                (Some(a), Some(b)) => Rc::ptr_eq(a, b),
                (None, None) => true,
                (Some(_), None) | (None, Some(_)) => false,
            };
            if same {
                continue;
            }
            let entry = |chunk: &Option<Rc<Chunk<T>>>, k: usize| chunk.as_ref().and_then(|chunk| chunk[k].clone());
            for k in 0..CHUNK {
                let differ = match (entry(&a, k), entry(&b, k)) {
                    (Some(a), Some(b)) => !Rc::ptr_eq(&a, &b),
                    (None, None) => false,
                    (Some(_), None) | (None, Some(_)) => true,
                };
                if differ {
                    found.push(i * CHUNK + k);
                }
            }
        }
        found
    }
}

impl<T: Clone> Sparse<T> {
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        self.shared(index)?;
        self.slot(index).as_mut().map(Rc::make_mut)
    }
}

impl<T: Clone + Default> Sparse<T> {
    pub fn get_mut_or_default(&mut self, index: usize) -> &mut T {
        Rc::make_mut(self.slot(index).get_or_insert_with(Rc::default))
    }
}

#[cfg(test)]
mod tests {
    use super::Sparse;

    #[test]
    fn clones_share_until_changed() {
        let mut a: Sparse<u32> = Sparse::default();
        for i in [0, 5, 64, 700] {
            a.set(i, i as u32);
        }
        let b = a.clone();
        assert!(a.differences(&b).is_empty());
        a.set(64, 1);
        a.set(9_000, 2);
        assert_eq!(a.differences(&b), [64, 9_000]);
        assert_eq!(b.differences(&a), [64, 9_000]);
        assert_eq!((b.get(64), b.get(9_000)), (Some(&64), None));
        *a.get_mut(5).unwrap() += 1;
        assert_eq!((a.get(5), b.get(5)), (Some(&6), Some(&5)));
        assert_eq!(a.last_up_to(8_999), Some((700, &700)));
        assert_eq!(a.last_up_to(63), Some((5, &6)));
        assert_eq!(Sparse::<u32>::default().last_up_to(7), None);
    }
}
