//! A sparse array whose clones share everything that was not changed since: what checkpoints are made of.

use std::rc::Rc;

/// Entries of one chunk.
const CHUNK: usize = 64;

type Chunk<T> = [Option<Rc<T>>; CHUNK];

/// Entries by index, most of them absent. A clone costs a pointer for each 64 indices, a change one entry and one chunk.
#[derive(Debug)]
pub(super) struct Sparse<T: ?Sized> {
    chunks: Vec<Option<Rc<Chunk<T>>>>,
}

impl<T: ?Sized> Default for Sparse<T> {
    fn default() -> Self {
        Sparse { chunks: Vec::new() }
    }
}

impl<T: ?Sized> Clone for Sparse<T> {
    fn clone(&self) -> Self {
        Sparse { chunks: self.chunks.clone() }
    }
}

impl<T: ?Sized> Sparse<T> {
    pub fn get(&self, index: usize) -> Option<&T> {
        self.shared(index).map(|entry| &**entry)
    }

    fn shared(&self, index: usize) -> Option<&Rc<T>> {
        self.chunks.get(index / CHUNK)?.as_ref()?[index % CHUNK].as_ref()
    }

    pub fn set(&mut self, index: usize, value: impl Into<Rc<T>>) {
        *self.slot(index) = Some(value.into());
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
        assert_eq!((a.get(5), a.get(6)), (Some(&5), None));
    }
}
