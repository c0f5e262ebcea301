//! Comparing two sequences value by value.

use crate::cmp::Ordering;
use crate::prelude::v1::*;

pub fn cmp<A, B>(mut a: A, mut b: B) -> Ordering
where
    A: Iterator,
    B: Iterator<Item = A::Item>,
    A::Item: Ord,
{
    loop {
        match a.next() {
            None => {
                return match b.next() {
                    None => Ordering::Equal,
                    Some(_) => Ordering::Less,
                };
            }
            Some(x) => match b.next() {
                None => return Ordering::Greater,
                Some(y) => match Ord::cmp(&x, &y) {
                    Ordering::Equal => {}
                    unequal => return unequal,
                },
            },
        }
    }
}

pub fn partial_cmp<A, B>(mut a: A, mut b: B) -> Option<Ordering>
where
    A: Iterator,
    B: Iterator,
    A::Item: PartialOrd<B::Item>,
{
    loop {
        match a.next() {
            None => {
                return match b.next() {
                    None => Some(Ordering::Equal),
                    Some(_) => Some(Ordering::Less),
                };
            }
            Some(x) => match b.next() {
                None => return Some(Ordering::Greater),
                Some(y) => match PartialOrd::partial_cmp(&x, &y) {
                    Some(Ordering::Equal) => {}
                    unequal => return unequal,
                },
            },
        }
    }
}

pub fn eq<A, B>(mut a: A, mut b: B) -> bool
where
    A: Iterator,
    B: Iterator,
    A::Item: PartialEq<B::Item>,
{
    loop {
        match a.next() {
            None => return b.next().is_none(),
            Some(x) => match b.next() {
                None => return false,
                Some(y) => {
                    if x != y {
                        return false;
                    }
                }
            },
        }
    }
}
