//! Hash tables for keys that the compiler numbers itself.
//!
//! Ids, interned types and spans are small numbers that no input chooses, so the standard library's defence against chosen
//! keys would only cost time. Names, which input does choose, keep the standard hasher (`source::Symbol`).

use std::collections;
use std::hash::{BuildHasherDefault, Hasher};

pub type HashMap<K, V> = collections::HashMap<K, V, BuildHasherDefault<IdHasher>>;
pub type HashSet<K> = collections::HashSet<K, BuildHasherDefault<IdHasher>>;

/// Multiplies by a constant with well-mixed bits, as rustc's own hasher does.
#[derive(Clone, Copy, Default, Debug)]
pub struct IdHasher(u64);

impl IdHasher {
    fn add(&mut self, word: u64) {
        self.0 = self.0.wrapping_add(word).wrapping_mul(0xf135_7aea_2e62_a9c5);
    }
}

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        // The high bits are the mixed ones; tables look at the low ones first.
        self.0.rotate_left(26)
    }
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.add(u64::from_le_bytes(word));
        }
    }
    fn write_u8(&mut self, word: u8) {
        self.add(u64::from(word));
    }
    fn write_u16(&mut self, word: u16) {
        self.add(u64::from(word));
    }
    fn write_u32(&mut self, word: u32) {
        self.add(u64::from(word));
    }
    fn write_u64(&mut self, word: u64) {
        self.add(word);
    }
    fn write_usize(&mut self, word: usize) {
        self.add(word as u64);
    }
    fn write_isize(&mut self, word: isize) {
        self.add(word as u64);
    }
}
