//! Hashing.

use crate::intrinsics;
use crate::marker::PhantomData;
use crate::prelude::v1::*;

/// Types that can be fed into a hasher.
#[lang = "Hash"]
pub trait Hash {
    fn hash<H: Hasher>(&self, state: &mut H);

    fn hash_slice<H: Hasher>(data: &[Self], state: &mut H)
    where
        Self: Sized,
    {
        for piece in data {
            piece.hash(state)
        }
    }
}

/// Takes bytes in, gives a number out.
pub trait Hasher {
    fn finish(&self) -> u64;

    fn write(&mut self, bytes: &[u8]);

    fn write_u8(&mut self, i: u8) {
        self.write(&[i])
    }

    fn write_u16(&mut self, i: u16) {
        self.write(&i.to_ne_bytes())
    }

    fn write_u32(&mut self, i: u32) {
        self.write(&i.to_ne_bytes())
    }

    fn write_u64(&mut self, i: u64) {
        self.write(&i.to_ne_bytes())
    }

    fn write_u128(&mut self, i: u128) {
        self.write(&i.to_ne_bytes())
    }

    fn write_usize(&mut self, i: usize) {
        self.write(&i.to_ne_bytes())
    }

    fn write_i8(&mut self, i: i8) {
        self.write_u8(i as u8)
    }

    fn write_i16(&mut self, i: i16) {
        self.write_u16(i as u16)
    }

    fn write_i32(&mut self, i: i32) {
        self.write_u32(i as u32)
    }

    fn write_i64(&mut self, i: i64) {
        self.write_u64(i as u64)
    }

    fn write_i128(&mut self, i: i128) {
        self.write_u128(i as u128)
    }

    fn write_isize(&mut self, i: isize) {
        self.write_usize(i as usize)
    }
}

impl<H: Hasher + ?Sized> Hasher for &mut H {
    fn finish(&self) -> u64 {
        (**self).finish()
    }

    fn write(&mut self, bytes: &[u8]) {
        (**self).write(bytes)
    }
}

impl<T: ?Sized + Hasher> Hasher for Box<T> {
    fn finish(&self) -> u64 {
        (**self).finish()
    }

    fn write(&mut self, bytes: &[u8]) {
        (**self).write(bytes)
    }
}

/// Makes hashers.
pub trait BuildHasher {
    type Hasher: Hasher;

    fn build_hasher(&self) -> Self::Hasher;

    fn hash_one<T: Hash>(&self, x: T) -> u64
    where
        Self: Sized,
        Self::Hasher: Hasher,
    {
        let mut hasher = self.build_hasher();
        x.hash(&mut hasher);
        hasher.finish()
    }
}

/// Makes hashers by their default value.
pub struct BuildHasherDefault<H>(PhantomData<fn() -> H>);

impl<H> BuildHasherDefault<H> {
    pub const fn new() -> Self {
        BuildHasherDefault(PhantomData)
    }
}

impl<H: Default + Hasher> BuildHasher for BuildHasherDefault<H> {
    type Hasher = H;

    fn build_hasher(&self) -> H {
        H::default()
    }
}

impl<H> Clone for BuildHasherDefault<H> {
    fn clone(&self) -> BuildHasherDefault<H> {
        BuildHasherDefault(PhantomData)
    }
}

impl<H> Default for BuildHasherDefault<H> {
    fn default() -> BuildHasherDefault<H> {
        BuildHasherDefault(PhantomData)
    }
}

/// SipHash 1-3 with two keys, both zero, as `DefaultHasher::new()` is in `std`.
///
/// A map's hashers have random keys in `std`, so that their results mean nothing; here they take a shorter way that is
/// the same in every run.
#[derive(Clone, Debug)]
pub struct DefaultHasher {
    short: bool,
    v0: u64,
    v1: u64,
    v2: u64,
    v3: u64,
    tail: u64,
    tail_len: usize,
    length: usize,
}

impl DefaultHasher {
    pub const fn new() -> DefaultHasher {
        DefaultHasher {
            short: false,
            v0: 0x736f_6d65_7073_6575,
            v1: 0x646f_7261_6e64_6f6d,
            v2: 0x6c79_6765_6e65_7261,
            v3: 0x7465_6462_7974_6573,
            tail: 0,
            tail_len: 0,
            length: 0,
        }
    }

    /// A hasher of a map.
    const fn short() -> DefaultHasher {
        DefaultHasher { short: true, v0: 0, v1: 0, v2: 0, v3: 0, tail: 0, tail_len: 0, length: 0 }
    }

    fn round(&mut self) {
        let v0 = intrinsics::wrapping_add(self.v0, self.v1);
        let v2 = intrinsics::wrapping_add(self.v2, self.v3);
        let v1 = intrinsics::rotate_left(self.v1, 13) ^ v0;
        let v3 = intrinsics::rotate_left(self.v3, 16) ^ v2;
        let v0 = intrinsics::rotate_left(v0, 32);
        let v2 = intrinsics::wrapping_add(v2, v1);
        self.v0 = intrinsics::wrapping_add(v0, v3);
        self.v1 = intrinsics::rotate_left(v1, 17) ^ v2;
        self.v3 = intrinsics::rotate_left(v3, 21) ^ self.v0;
        self.v2 = intrinsics::rotate_left(v2, 32);
    }

    fn word(&mut self, word: u64) {
        self.v3 ^= word;
        self.round();
        self.v0 ^= word;
    }

    /// Feeds the lowest `count` bytes of `value`, whose other bytes are zero.
    #[inline(always)]
    fn feed(&mut self, value: u64, count: usize) {
        if self.short {
            let mixed = intrinsics::rotate_left(self.v0, 5) ^ value;
            self.v0 = intrinsics::wrapping_mul(mixed, 0x517c_c1b7_2722_0a95);
        } else {
            self.feed_sip(value, count);
        }
    }

    fn feed_sip(&mut self, value: u64, count: usize) {
        self.length = intrinsics::wrapping_add(self.length, count);
        let filled = self.tail_len;
        self.tail |= value << (8 * filled as u32);
        if filled + count < 8 {
            self.tail_len = filled + count;
            return;
        }
        let word = self.tail;
        self.word(word);
        self.tail_len = filled + count - 8;
        self.tail = if filled == 0 { 0 } else { value >> (8 * (8 - filled) as u32) };
    }

    fn finish_sip(&self) -> u64 {
        let mut state = self.clone();
        let last = ((self.length as u64) << 56) | self.tail;
        state.word(last);
        state.v2 ^= 0xff;
        state.round();
        state.round();
        state.round();
        state.v0 ^ state.v1 ^ state.v2 ^ state.v3
    }
}

impl Default for DefaultHasher {
    fn default() -> DefaultHasher {
        DefaultHasher::new()
    }
}

impl Hasher for DefaultHasher {
    #[inline(always)]
    fn finish(&self) -> u64 {
        if self.short {
            // The low bits choose the place and the high ones the tag: both must depend on everything.
            let folded = self.v0 ^ self.v0 >> 32;
            intrinsics::wrapping_mul(folded, 0x9e37_79b9_7f4a_7c15) ^ folded >> 29
        } else {
            self.finish_sip()
        }
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut i = 0;
        let len = bytes.len();
        while i + 8 <= len {
            let word = intrinsics::read(unsafe { bytes.as_ptr().add(i) } as *const [u8; 8]);
            self.feed(u64::from_le_bytes(word), 8);
            i += 8;
        }
        while i < len {
            self.feed(bytes[i] as u64, 1);
            i += 1;
        }
    }

    fn write_u8(&mut self, i: u8) {
        self.feed(i as u64, 1)
    }

    fn write_u16(&mut self, i: u16) {
        self.feed(i as u64, 2)
    }

    fn write_u32(&mut self, i: u32) {
        self.feed(i as u64, 4)
    }

    fn write_u64(&mut self, i: u64) {
        self.feed(i, 8)
    }

    fn write_usize(&mut self, i: usize) {
        self.feed(i as u64, 8)
    }
}

/// Makes the hashers of a map. In `std` each has its own random keys; here they are zero.
#[derive(Clone)]
pub struct RandomState {
    k0: u64,
    k1: u64,
}

impl crate::fmt::Debug for RandomState {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        f.debug_struct("RandomState").finish_non_exhaustive()
    }
}

impl RandomState {
    pub fn new() -> RandomState {
        RandomState { k0: 0, k1: 0 }
    }
}

impl BuildHasher for RandomState {
    type Hasher = DefaultHasher;

    fn build_hasher(&self) -> DefaultHasher {
        DefaultHasher::short()
    }
}

impl Default for RandomState {
    fn default() -> RandomState {
        RandomState::new()
    }
}

impl Hash for u8 {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u8(*self)
    }

    fn hash_slice<H: Hasher>(data: &[u8], state: &mut H) {
        state.write(data)
    }
}

impl Hash for u16 {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u16(*self)
    }
}

impl Hash for u32 {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u32(*self)
    }
}

impl Hash for u64 {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(*self)
    }
}

impl Hash for u128 {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u128(*self)
    }
}

impl Hash for usize {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(*self)
    }
}

impl Hash for i8 {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_i8(*self)
    }
}

impl Hash for i16 {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_i16(*self)
    }
}

impl Hash for i32 {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_i32(*self)
    }
}

impl Hash for i64 {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_i64(*self)
    }
}

impl Hash for i128 {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_i128(*self)
    }
}

impl Hash for isize {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_isize(*self)
    }
}

impl Hash for bool {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u8(*self as u8)
    }
}

impl Hash for char {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u32(*self as u32)
    }
}

impl Hash for str {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(self.as_bytes());
        state.write_u8(0xff)
    }
}

impl Hash for ! {
    fn hash<H: Hasher>(&self, _: &mut H) {
        *self
    }
}

impl Hash for () {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl<T: Hash> Hash for [T] {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.len());
        Hash::hash_slice(self, state)
    }
}

impl<T: Hash, const N: usize> Hash for [T; N] {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Hash::hash(self as &[T], state)
    }
}

impl<T: ?Sized + Hash> Hash for &T {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state)
    }
}

impl<T: ?Sized + Hash> Hash for &mut T {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state)
    }
}
