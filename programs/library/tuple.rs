//! Tuples of up to twelve.

use crate::cmp::Ordering;
use crate::hash::{Hash, Hasher};
use crate::prelude::v1::*;

impl<A: PartialEq> PartialEq for (A,) {
    #[inline]
    fn eq(&self, other: &(A,)) -> bool {
        self.0 == other.0
    }
}

impl<A: Eq> Eq for (A,) {}

impl<A: PartialOrd> PartialOrd for (A,) {
    fn partial_cmp(&self, other: &(A,)) -> Option<Ordering> {
        self.0.partial_cmp(&other.0)
    }
}

impl<A: Ord> Ord for (A,) {
    fn cmp(&self, other: &(A,)) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<A: Default> Default for (A,) {
    fn default() -> (A,) {
        (A::default(),)
    }
}

impl<A: Hash> Hash for (A,) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
    }
}

impl<A: PartialEq, B: PartialEq> PartialEq for (A, B) {
    #[inline]
    fn eq(&self, other: &(A, B)) -> bool {
        self.0 == other.0 && self.1 == other.1
    }
}

impl<A: Eq, B: Eq> Eq for (A, B) {}

impl<A: PartialOrd, B: PartialOrd> PartialOrd for (A, B) {
    fn partial_cmp(&self, other: &(A, B)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        self.1.partial_cmp(&other.1)
    }
}

impl<A: Ord, B: Ord> Ord for (A, B) {
    fn cmp(&self, other: &(A, B)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        self.1.cmp(&other.1)
    }
}

impl<A: Default, B: Default> Default for (A, B) {
    fn default() -> (A, B) {
        (A::default(), B::default())
    }
}

impl<A: Hash, B: Hash> Hash for (A, B) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
    }
}

impl<T> From<[T; 2]> for (T, T) {
    fn from(array: [T; 2]) -> (T, T) {
        let [a, b] = array;
        (a, b)
    }
}

impl<T> From<(T, T)> for [T; 2] {
    fn from(tuple: (T, T)) -> [T; 2] {
        let (a, b) = tuple;
        [a, b]
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq> PartialEq for (A, B, C) {
    #[inline]
    fn eq(&self, other: &(A, B, C)) -> bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2
    }
}

impl<A: Eq, B: Eq, C: Eq> Eq for (A, B, C) {}

impl<A: PartialOrd, B: PartialOrd, C: PartialOrd> PartialOrd for (A, B, C) {
    fn partial_cmp(&self, other: &(A, B, C)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        self.2.partial_cmp(&other.2)
    }
}

impl<A: Ord, B: Ord, C: Ord> Ord for (A, B, C) {
    fn cmp(&self, other: &(A, B, C)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        self.2.cmp(&other.2)
    }
}

impl<A: Default, B: Default, C: Default> Default for (A, B, C) {
    fn default() -> (A, B, C) {
        (A::default(), B::default(), C::default())
    }
}

impl<A: Hash, B: Hash, C: Hash> Hash for (A, B, C) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
    }
}

impl<T> From<[T; 3]> for (T, T, T) {
    fn from(array: [T; 3]) -> (T, T, T) {
        let [a, b, c] = array;
        (a, b, c)
    }
}

impl<T> From<(T, T, T)> for [T; 3] {
    fn from(tuple: (T, T, T)) -> [T; 3] {
        let (a, b, c) = tuple;
        [a, b, c]
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq> PartialEq for (A, B, C, D) {
    #[inline]
    fn eq(&self, other: &(A, B, C, D)) -> bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq> Eq for (A, B, C, D) {}

impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd> PartialOrd for (A, B, C, D) {
    fn partial_cmp(&self, other: &(A, B, C, D)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        self.3.partial_cmp(&other.3)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord> Ord for (A, B, C, D) {
    fn cmp(&self, other: &(A, B, C, D)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        self.3.cmp(&other.3)
    }
}

impl<A: Default, B: Default, C: Default, D: Default> Default for (A, B, C, D) {
    fn default() -> (A, B, C, D) {
        (A::default(), B::default(), C::default(), D::default())
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash> Hash for (A, B, C, D) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
    }
}

impl<T> From<[T; 4]> for (T, T, T, T) {
    fn from(array: [T; 4]) -> (T, T, T, T) {
        let [a, b, c, d] = array;
        (a, b, c, d)
    }
}

impl<T> From<(T, T, T, T)> for [T; 4] {
    fn from(tuple: (T, T, T, T)) -> [T; 4] {
        let (a, b, c, d) = tuple;
        [a, b, c, d]
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq> PartialEq for (A, B, C, D, E) {
    #[inline]
    fn eq(&self, other: &(A, B, C, D, E)) -> bool {
        self.0 == other.0 && self.1 == other.1 && self.2 == other.2 && self.3 == other.3 && self.4 == other.4
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq> Eq for (A, B, C, D, E) {}

impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd> PartialOrd for (A, B, C, D, E) {
    fn partial_cmp(&self, other: &(A, B, C, D, E)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        self.4.partial_cmp(&other.4)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord> Ord for (A, B, C, D, E) {
    fn cmp(&self, other: &(A, B, C, D, E)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        self.4.cmp(&other.4)
    }
}

impl<A: Default, B: Default, C: Default, D: Default, E: Default> Default for (A, B, C, D, E) {
    fn default() -> (A, B, C, D, E) {
        (A::default(), B::default(), C::default(), D::default(), E::default())
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash> Hash for (A, B, C, D, E) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
    }
}

impl<T> From<[T; 5]> for (T, T, T, T, T) {
    fn from(array: [T; 5]) -> (T, T, T, T, T) {
        let [a, b, c, d, e] = array;
        (a, b, c, d, e)
    }
}

impl<T> From<(T, T, T, T, T)> for [T; 5] {
    fn from(tuple: (T, T, T, T, T)) -> [T; 5] {
        let (a, b, c, d, e) = tuple;
        [a, b, c, d, e]
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq> PartialEq
    for (A, B, C, D, E, F)
{
    #[inline]
    fn eq(&self, other: &(A, B, C, D, E, F)) -> bool {
        self.0 == other.0
            && self.1 == other.1
            && self.2 == other.2
            && self.3 == other.3
            && self.4 == other.4
            && self.5 == other.5
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq> Eq for (A, B, C, D, E, F) {}

impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd> PartialOrd
    for (A, B, C, D, E, F)
{
    fn partial_cmp(&self, other: &(A, B, C, D, E, F)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.4.partial_cmp(&other.4) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        self.5.partial_cmp(&other.5)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord> Ord for (A, B, C, D, E, F) {
    fn cmp(&self, other: &(A, B, C, D, E, F)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.4.cmp(&other.4) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        self.5.cmp(&other.5)
    }
}

impl<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default> Default for (A, B, C, D, E, F) {
    fn default() -> (A, B, C, D, E, F) {
        (A::default(), B::default(), C::default(), D::default(), E::default(), F::default())
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash> Hash for (A, B, C, D, E, F) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
        self.5.hash(state);
    }
}

impl<T> From<[T; 6]> for (T, T, T, T, T, T) {
    fn from(array: [T; 6]) -> (T, T, T, T, T, T) {
        let [a, b, c, d, e, f] = array;
        (a, b, c, d, e, f)
    }
}

impl<T> From<(T, T, T, T, T, T)> for [T; 6] {
    fn from(tuple: (T, T, T, T, T, T)) -> [T; 6] {
        let (a, b, c, d, e, f) = tuple;
        [a, b, c, d, e, f]
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq> PartialEq
    for (A, B, C, D, E, F, G)
{
    #[inline]
    fn eq(&self, other: &(A, B, C, D, E, F, G)) -> bool {
        self.0 == other.0
            && self.1 == other.1
            && self.2 == other.2
            && self.3 == other.3
            && self.4 == other.4
            && self.5 == other.5
            && self.6 == other.6
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq> Eq for (A, B, C, D, E, F, G) {}

impl<A: PartialOrd, B: PartialOrd, C: PartialOrd, D: PartialOrd, E: PartialOrd, F: PartialOrd, G: PartialOrd> PartialOrd
    for (A, B, C, D, E, F, G)
{
    fn partial_cmp(&self, other: &(A, B, C, D, E, F, G)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.4.partial_cmp(&other.4) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.5.partial_cmp(&other.5) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        self.6.partial_cmp(&other.6)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord> Ord for (A, B, C, D, E, F, G) {
    fn cmp(&self, other: &(A, B, C, D, E, F, G)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.4.cmp(&other.4) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.5.cmp(&other.5) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        self.6.cmp(&other.6)
    }
}

impl<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default> Default
    for (A, B, C, D, E, F, G)
{
    fn default() -> (A, B, C, D, E, F, G) {
        (A::default(), B::default(), C::default(), D::default(), E::default(), F::default(), G::default())
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash> Hash for (A, B, C, D, E, F, G) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
        self.5.hash(state);
        self.6.hash(state);
    }
}

impl<T> From<[T; 7]> for (T, T, T, T, T, T, T) {
    fn from(array: [T; 7]) -> (T, T, T, T, T, T, T) {
        let [a, b, c, d, e, f, g] = array;
        (a, b, c, d, e, f, g)
    }
}

impl<T> From<(T, T, T, T, T, T, T)> for [T; 7] {
    fn from(tuple: (T, T, T, T, T, T, T)) -> [T; 7] {
        let (a, b, c, d, e, f, g) = tuple;
        [a, b, c, d, e, f, g]
    }
}

impl<A: PartialEq, B: PartialEq, C: PartialEq, D: PartialEq, E: PartialEq, F: PartialEq, G: PartialEq, H: PartialEq>
    PartialEq for (A, B, C, D, E, F, G, H)
{
    #[inline]
    fn eq(&self, other: &(A, B, C, D, E, F, G, H)) -> bool {
        self.0 == other.0
            && self.1 == other.1
            && self.2 == other.2
            && self.3 == other.3
            && self.4 == other.4
            && self.5 == other.5
            && self.6 == other.6
            && self.7 == other.7
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq> Eq for (A, B, C, D, E, F, G, H) {}

impl<
    A: PartialOrd,
    B: PartialOrd,
    C: PartialOrd,
    D: PartialOrd,
    E: PartialOrd,
    F: PartialOrd,
    G: PartialOrd,
    H: PartialOrd,
> PartialOrd for (A, B, C, D, E, F, G, H)
{
    fn partial_cmp(&self, other: &(A, B, C, D, E, F, G, H)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.4.partial_cmp(&other.4) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.5.partial_cmp(&other.5) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.6.partial_cmp(&other.6) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        self.7.partial_cmp(&other.7)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord> Ord for (A, B, C, D, E, F, G, H) {
    fn cmp(&self, other: &(A, B, C, D, E, F, G, H)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.4.cmp(&other.4) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.5.cmp(&other.5) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.6.cmp(&other.6) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        self.7.cmp(&other.7)
    }
}

impl<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default, H: Default> Default
    for (A, B, C, D, E, F, G, H)
{
    fn default() -> (A, B, C, D, E, F, G, H) {
        (A::default(), B::default(), C::default(), D::default(), E::default(), F::default(), G::default(), H::default())
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash> Hash for (A, B, C, D, E, F, G, H) {
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
        self.5.hash(state);
        self.6.hash(state);
        self.7.hash(state);
    }
}

impl<T> From<[T; 8]> for (T, T, T, T, T, T, T, T) {
    fn from(array: [T; 8]) -> (T, T, T, T, T, T, T, T) {
        let [a, b, c, d, e, f, g, h] = array;
        (a, b, c, d, e, f, g, h)
    }
}

impl<T> From<(T, T, T, T, T, T, T, T)> for [T; 8] {
    fn from(tuple: (T, T, T, T, T, T, T, T)) -> [T; 8] {
        let (a, b, c, d, e, f, g, h) = tuple;
        [a, b, c, d, e, f, g, h]
    }
}

impl<
    A: PartialEq,
    B: PartialEq,
    C: PartialEq,
    D: PartialEq,
    E: PartialEq,
    F: PartialEq,
    G: PartialEq,
    H: PartialEq,
    I: PartialEq,
> PartialEq for (A, B, C, D, E, F, G, H, I)
{
    #[inline]
    fn eq(&self, other: &(A, B, C, D, E, F, G, H, I)) -> bool {
        self.0 == other.0
            && self.1 == other.1
            && self.2 == other.2
            && self.3 == other.3
            && self.4 == other.4
            && self.5 == other.5
            && self.6 == other.6
            && self.7 == other.7
            && self.8 == other.8
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq, I: Eq> Eq for (A, B, C, D, E, F, G, H, I) {}

impl<
    A: PartialOrd,
    B: PartialOrd,
    C: PartialOrd,
    D: PartialOrd,
    E: PartialOrd,
    F: PartialOrd,
    G: PartialOrd,
    H: PartialOrd,
    I: PartialOrd,
> PartialOrd for (A, B, C, D, E, F, G, H, I)
{
    fn partial_cmp(&self, other: &(A, B, C, D, E, F, G, H, I)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.4.partial_cmp(&other.4) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.5.partial_cmp(&other.5) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.6.partial_cmp(&other.6) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.7.partial_cmp(&other.7) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        self.8.partial_cmp(&other.8)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord, I: Ord> Ord for (A, B, C, D, E, F, G, H, I) {
    fn cmp(&self, other: &(A, B, C, D, E, F, G, H, I)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.4.cmp(&other.4) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.5.cmp(&other.5) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.6.cmp(&other.6) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.7.cmp(&other.7) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        self.8.cmp(&other.8)
    }
}

impl<A: Default, B: Default, C: Default, D: Default, E: Default, F: Default, G: Default, H: Default, I: Default> Default
    for (A, B, C, D, E, F, G, H, I)
{
    fn default() -> (A, B, C, D, E, F, G, H, I) {
        (
            A::default(),
            B::default(),
            C::default(),
            D::default(),
            E::default(),
            F::default(),
            G::default(),
            H::default(),
            I::default(),
        )
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash, I: Hash> Hash
    for (A, B, C, D, E, F, G, H, I)
{
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
        self.5.hash(state);
        self.6.hash(state);
        self.7.hash(state);
        self.8.hash(state);
    }
}

impl<T> From<[T; 9]> for (T, T, T, T, T, T, T, T, T) {
    fn from(array: [T; 9]) -> (T, T, T, T, T, T, T, T, T) {
        let [a, b, c, d, e, f, g, h, i] = array;
        (a, b, c, d, e, f, g, h, i)
    }
}

impl<T> From<(T, T, T, T, T, T, T, T, T)> for [T; 9] {
    fn from(tuple: (T, T, T, T, T, T, T, T, T)) -> [T; 9] {
        let (a, b, c, d, e, f, g, h, i) = tuple;
        [a, b, c, d, e, f, g, h, i]
    }
}

impl<
    A: PartialEq,
    B: PartialEq,
    C: PartialEq,
    D: PartialEq,
    E: PartialEq,
    F: PartialEq,
    G: PartialEq,
    H: PartialEq,
    I: PartialEq,
    J: PartialEq,
> PartialEq for (A, B, C, D, E, F, G, H, I, J)
{
    #[inline]
    fn eq(&self, other: &(A, B, C, D, E, F, G, H, I, J)) -> bool {
        self.0 == other.0
            && self.1 == other.1
            && self.2 == other.2
            && self.3 == other.3
            && self.4 == other.4
            && self.5 == other.5
            && self.6 == other.6
            && self.7 == other.7
            && self.8 == other.8
            && self.9 == other.9
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq, I: Eq, J: Eq> Eq for (A, B, C, D, E, F, G, H, I, J) {}

impl<
    A: PartialOrd,
    B: PartialOrd,
    C: PartialOrd,
    D: PartialOrd,
    E: PartialOrd,
    F: PartialOrd,
    G: PartialOrd,
    H: PartialOrd,
    I: PartialOrd,
    J: PartialOrd,
> PartialOrd for (A, B, C, D, E, F, G, H, I, J)
{
    fn partial_cmp(&self, other: &(A, B, C, D, E, F, G, H, I, J)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.4.partial_cmp(&other.4) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.5.partial_cmp(&other.5) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.6.partial_cmp(&other.6) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.7.partial_cmp(&other.7) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.8.partial_cmp(&other.8) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        self.9.partial_cmp(&other.9)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord, I: Ord, J: Ord> Ord
    for (A, B, C, D, E, F, G, H, I, J)
{
    fn cmp(&self, other: &(A, B, C, D, E, F, G, H, I, J)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.4.cmp(&other.4) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.5.cmp(&other.5) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.6.cmp(&other.6) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.7.cmp(&other.7) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.8.cmp(&other.8) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        self.9.cmp(&other.9)
    }
}

impl<
    A: Default,
    B: Default,
    C: Default,
    D: Default,
    E: Default,
    F: Default,
    G: Default,
    H: Default,
    I: Default,
    J: Default,
> Default for (A, B, C, D, E, F, G, H, I, J)
{
    fn default() -> (A, B, C, D, E, F, G, H, I, J) {
        (
            A::default(),
            B::default(),
            C::default(),
            D::default(),
            E::default(),
            F::default(),
            G::default(),
            H::default(),
            I::default(),
            J::default(),
        )
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash, I: Hash, J: Hash> Hash
    for (A, B, C, D, E, F, G, H, I, J)
{
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
        self.5.hash(state);
        self.6.hash(state);
        self.7.hash(state);
        self.8.hash(state);
        self.9.hash(state);
    }
}

impl<T> From<[T; 10]> for (T, T, T, T, T, T, T, T, T, T) {
    fn from(array: [T; 10]) -> (T, T, T, T, T, T, T, T, T, T) {
        let [a, b, c, d, e, f, g, h, i, j] = array;
        (a, b, c, d, e, f, g, h, i, j)
    }
}

impl<T> From<(T, T, T, T, T, T, T, T, T, T)> for [T; 10] {
    fn from(tuple: (T, T, T, T, T, T, T, T, T, T)) -> [T; 10] {
        let (a, b, c, d, e, f, g, h, i, j) = tuple;
        [a, b, c, d, e, f, g, h, i, j]
    }
}

impl<
    A: PartialEq,
    B: PartialEq,
    C: PartialEq,
    D: PartialEq,
    E: PartialEq,
    F: PartialEq,
    G: PartialEq,
    H: PartialEq,
    I: PartialEq,
    J: PartialEq,
    K: PartialEq,
> PartialEq for (A, B, C, D, E, F, G, H, I, J, K)
{
    #[inline]
    fn eq(&self, other: &(A, B, C, D, E, F, G, H, I, J, K)) -> bool {
        self.0 == other.0
            && self.1 == other.1
            && self.2 == other.2
            && self.3 == other.3
            && self.4 == other.4
            && self.5 == other.5
            && self.6 == other.6
            && self.7 == other.7
            && self.8 == other.8
            && self.9 == other.9
            && self.10 == other.10
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq, I: Eq, J: Eq, K: Eq> Eq
    for (A, B, C, D, E, F, G, H, I, J, K)
{
}

impl<
    A: PartialOrd,
    B: PartialOrd,
    C: PartialOrd,
    D: PartialOrd,
    E: PartialOrd,
    F: PartialOrd,
    G: PartialOrd,
    H: PartialOrd,
    I: PartialOrd,
    J: PartialOrd,
    K: PartialOrd,
> PartialOrd for (A, B, C, D, E, F, G, H, I, J, K)
{
    fn partial_cmp(&self, other: &(A, B, C, D, E, F, G, H, I, J, K)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.4.partial_cmp(&other.4) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.5.partial_cmp(&other.5) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.6.partial_cmp(&other.6) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.7.partial_cmp(&other.7) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.8.partial_cmp(&other.8) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.9.partial_cmp(&other.9) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        self.10.partial_cmp(&other.10)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord, I: Ord, J: Ord, K: Ord> Ord
    for (A, B, C, D, E, F, G, H, I, J, K)
{
    fn cmp(&self, other: &(A, B, C, D, E, F, G, H, I, J, K)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.4.cmp(&other.4) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.5.cmp(&other.5) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.6.cmp(&other.6) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.7.cmp(&other.7) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.8.cmp(&other.8) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.9.cmp(&other.9) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        self.10.cmp(&other.10)
    }
}

impl<
    A: Default,
    B: Default,
    C: Default,
    D: Default,
    E: Default,
    F: Default,
    G: Default,
    H: Default,
    I: Default,
    J: Default,
    K: Default,
> Default for (A, B, C, D, E, F, G, H, I, J, K)
{
    fn default() -> (A, B, C, D, E, F, G, H, I, J, K) {
        (
            A::default(),
            B::default(),
            C::default(),
            D::default(),
            E::default(),
            F::default(),
            G::default(),
            H::default(),
            I::default(),
            J::default(),
            K::default(),
        )
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash, I: Hash, J: Hash, K: Hash> Hash
    for (A, B, C, D, E, F, G, H, I, J, K)
{
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
        self.5.hash(state);
        self.6.hash(state);
        self.7.hash(state);
        self.8.hash(state);
        self.9.hash(state);
        self.10.hash(state);
    }
}

impl<T> From<[T; 11]> for (T, T, T, T, T, T, T, T, T, T, T) {
    fn from(array: [T; 11]) -> (T, T, T, T, T, T, T, T, T, T, T) {
        let [a, b, c, d, e, f, g, h, i, j, k] = array;
        (a, b, c, d, e, f, g, h, i, j, k)
    }
}

impl<T> From<(T, T, T, T, T, T, T, T, T, T, T)> for [T; 11] {
    fn from(tuple: (T, T, T, T, T, T, T, T, T, T, T)) -> [T; 11] {
        let (a, b, c, d, e, f, g, h, i, j, k) = tuple;
        [a, b, c, d, e, f, g, h, i, j, k]
    }
}

impl<
    A: PartialEq,
    B: PartialEq,
    C: PartialEq,
    D: PartialEq,
    E: PartialEq,
    F: PartialEq,
    G: PartialEq,
    H: PartialEq,
    I: PartialEq,
    J: PartialEq,
    K: PartialEq,
    L: PartialEq,
> PartialEq for (A, B, C, D, E, F, G, H, I, J, K, L)
{
    #[inline]
    fn eq(&self, other: &(A, B, C, D, E, F, G, H, I, J, K, L)) -> bool {
        self.0 == other.0
            && self.1 == other.1
            && self.2 == other.2
            && self.3 == other.3
            && self.4 == other.4
            && self.5 == other.5
            && self.6 == other.6
            && self.7 == other.7
            && self.8 == other.8
            && self.9 == other.9
            && self.10 == other.10
            && self.11 == other.11
    }
}

impl<A: Eq, B: Eq, C: Eq, D: Eq, E: Eq, F: Eq, G: Eq, H: Eq, I: Eq, J: Eq, K: Eq, L: Eq> Eq
    for (A, B, C, D, E, F, G, H, I, J, K, L)
{
}

impl<
    A: PartialOrd,
    B: PartialOrd,
    C: PartialOrd,
    D: PartialOrd,
    E: PartialOrd,
    F: PartialOrd,
    G: PartialOrd,
    H: PartialOrd,
    I: PartialOrd,
    J: PartialOrd,
    K: PartialOrd,
    L: PartialOrd,
> PartialOrd for (A, B, C, D, E, F, G, H, I, J, K, L)
{
    fn partial_cmp(&self, other: &(A, B, C, D, E, F, G, H, I, J, K, L)) -> Option<Ordering> {
        match self.0.partial_cmp(&other.0) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.1.partial_cmp(&other.1) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.2.partial_cmp(&other.2) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.3.partial_cmp(&other.3) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.4.partial_cmp(&other.4) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.5.partial_cmp(&other.5) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.6.partial_cmp(&other.6) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.7.partial_cmp(&other.7) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.8.partial_cmp(&other.8) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.9.partial_cmp(&other.9) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        match self.10.partial_cmp(&other.10) {
            Some(Ordering::Equal) => {}
            unequal => return unequal,
        }
        self.11.partial_cmp(&other.11)
    }
}

impl<A: Ord, B: Ord, C: Ord, D: Ord, E: Ord, F: Ord, G: Ord, H: Ord, I: Ord, J: Ord, K: Ord, L: Ord> Ord
    for (A, B, C, D, E, F, G, H, I, J, K, L)
{
    fn cmp(&self, other: &(A, B, C, D, E, F, G, H, I, J, K, L)) -> Ordering {
        match self.0.cmp(&other.0) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.1.cmp(&other.1) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.2.cmp(&other.2) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.3.cmp(&other.3) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.4.cmp(&other.4) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.5.cmp(&other.5) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.6.cmp(&other.6) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.7.cmp(&other.7) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.8.cmp(&other.8) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.9.cmp(&other.9) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        match self.10.cmp(&other.10) {
            Ordering::Equal => {}
            unequal => return unequal,
        }
        self.11.cmp(&other.11)
    }
}

impl<
    A: Default,
    B: Default,
    C: Default,
    D: Default,
    E: Default,
    F: Default,
    G: Default,
    H: Default,
    I: Default,
    J: Default,
    K: Default,
    L: Default,
> Default for (A, B, C, D, E, F, G, H, I, J, K, L)
{
    fn default() -> (A, B, C, D, E, F, G, H, I, J, K, L) {
        (
            A::default(),
            B::default(),
            C::default(),
            D::default(),
            E::default(),
            F::default(),
            G::default(),
            H::default(),
            I::default(),
            J::default(),
            K::default(),
            L::default(),
        )
    }
}

impl<A: Hash, B: Hash, C: Hash, D: Hash, E: Hash, F: Hash, G: Hash, H: Hash, I: Hash, J: Hash, K: Hash, L: Hash> Hash
    for (A, B, C, D, E, F, G, H, I, J, K, L)
{
    fn hash<S: Hasher>(&self, state: &mut S) {
        self.0.hash(state);
        self.1.hash(state);
        self.2.hash(state);
        self.3.hash(state);
        self.4.hash(state);
        self.5.hash(state);
        self.6.hash(state);
        self.7.hash(state);
        self.8.hash(state);
        self.9.hash(state);
        self.10.hash(state);
        self.11.hash(state);
    }
}

impl<T> From<[T; 12]> for (T, T, T, T, T, T, T, T, T, T, T, T) {
    fn from(array: [T; 12]) -> (T, T, T, T, T, T, T, T, T, T, T, T) {
        let [a, b, c, d, e, f, g, h, i, j, k, l] = array;
        (a, b, c, d, e, f, g, h, i, j, k, l)
    }
}

impl<T> From<(T, T, T, T, T, T, T, T, T, T, T, T)> for [T; 12] {
    fn from(tuple: (T, T, T, T, T, T, T, T, T, T, T, T)) -> [T; 12] {
        let (a, b, c, d, e, f, g, h, i, j, k, l) = tuple;
        [a, b, c, d, e, f, g, h, i, j, k, l]
    }
}
