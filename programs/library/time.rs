//! Time.

use crate::fmt;
use crate::intrinsics;
use crate::iter::Sum;
use crate::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Sub, SubAssign};
use crate::panicking;
use crate::prelude::v1::*;
use crate::sync::atomic::{AtomicU64, Ordering};

const NANOS_PER_SEC: u32 = 1_000_000_000;

/// A length of time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Duration {
    secs: u64,
    nanos: u32,
}

impl Duration {
    pub const ZERO: Duration = Duration { secs: 0, nanos: 0 };
    pub const MAX: Duration = Duration { secs: u64::MAX, nanos: 999_999_999 };

    #[track_caller]
    pub const fn new(secs: u64, nanos: u32) -> Duration {
        let (total, overflow) = intrinsics::add_with_overflow(secs, (nanos / NANOS_PER_SEC) as u64);
        if overflow {
            panicking::panic("overflow in Duration::new");
        }
        Duration { secs: total, nanos: nanos % NANOS_PER_SEC }
    }

    pub const fn from_secs(secs: u64) -> Duration {
        Duration { secs, nanos: 0 }
    }

    pub const fn from_millis(millis: u64) -> Duration {
        Duration { secs: millis / 1000, nanos: (millis % 1000) as u32 * 1_000_000 }
    }

    pub const fn from_micros(micros: u64) -> Duration {
        Duration { secs: micros / 1_000_000, nanos: (micros % 1_000_000) as u32 * 1000 }
    }

    pub const fn from_nanos(nanos: u64) -> Duration {
        Duration { secs: nanos / NANOS_PER_SEC as u64, nanos: (nanos % NANOS_PER_SEC as u64) as u32 }
    }

    #[track_caller]
    pub const fn from_nanos_u128(nanos: u128) -> Duration {
        let secs = nanos / NANOS_PER_SEC as u128;
        if secs > u64::MAX as u128 {
            panicking::panic("overflow in `Duration::from_nanos_u128`");
        }
        Duration { secs: secs as u64, nanos: (nanos % NANOS_PER_SEC as u128) as u32 }
    }

    #[track_caller]
    pub fn from_secs_f64(secs: f64) -> Duration {
        match Duration::try_from_secs_f64(secs) {
            Ok(duration) => duration,
            Err(error) => panicking::panic(error.description()),
        }
    }

    #[track_caller]
    pub const fn from_mins(mins: u64) -> Duration {
        if mins > u64::MAX / 60 {
            panicking::panic("overflow in Duration::from_mins");
        }
        Duration::from_secs(mins * 60)
    }

    #[track_caller]
    pub const fn from_hours(hours: u64) -> Duration {
        if hours > u64::MAX / 3600 {
            panicking::panic("overflow in Duration::from_hours");
        }
        Duration::from_secs(hours * 3600)
    }

    #[track_caller]
    pub fn from_secs_f32(secs: f32) -> Duration {
        match Duration::try_from_secs_f32(secs) {
            Ok(duration) => duration,
            Err(error) => panicking::panic(error.description()),
        }
    }

    pub fn try_from_secs_f32(secs: f32) -> Result<Duration, TryFromFloatSecsError> {
        float_secs(secs < 0.0, secs.to_bits() as u64, 23, 8)
    }

    pub fn try_from_secs_f64(secs: f64) -> Result<Duration, TryFromFloatSecsError> {
        float_secs(secs < 0.0, secs.to_bits(), 52, 11)
    }

    pub fn abs_diff(self, other: Duration) -> Duration {
        if self > other { self - other } else { other - self }
    }

    #[track_caller]
    pub fn mul_f32(self, rhs: f32) -> Duration {
        Duration::from_secs_f32(rhs * self.as_secs_f32())
    }

    #[track_caller]
    pub fn div_f32(self, rhs: f32) -> Duration {
        Duration::from_secs_f32(self.as_secs_f32() / rhs)
    }

    pub const fn div_duration_f64(self, rhs: Duration) -> f64 {
        let own = self.secs as f64 * NANOS_PER_SEC as f64 + self.nanos as f64;
        own / (rhs.secs as f64 * NANOS_PER_SEC as f64 + rhs.nanos as f64)
    }

    pub const fn div_duration_f32(self, rhs: Duration) -> f32 {
        let own = self.secs as f32 * NANOS_PER_SEC as f32 + self.nanos as f32;
        own / (rhs.secs as f32 * NANOS_PER_SEC as f32 + rhs.nanos as f32)
    }

    pub const fn is_zero(&self) -> bool {
        self.secs == 0 && self.nanos == 0
    }

    pub const fn as_secs(&self) -> u64 {
        self.secs
    }

    pub const fn subsec_millis(&self) -> u32 {
        self.nanos / 1_000_000
    }

    pub const fn subsec_micros(&self) -> u32 {
        self.nanos / 1000
    }

    pub const fn subsec_nanos(&self) -> u32 {
        self.nanos
    }

    pub const fn as_millis(&self) -> u128 {
        self.secs as u128 * 1000 + (self.nanos / 1_000_000) as u128
    }

    pub const fn as_micros(&self) -> u128 {
        self.secs as u128 * 1_000_000 + (self.nanos / 1000) as u128
    }

    pub const fn as_nanos(&self) -> u128 {
        self.secs as u128 * NANOS_PER_SEC as u128 + self.nanos as u128
    }

    pub const fn as_secs_f64(&self) -> f64 {
        self.secs as f64 + self.nanos as f64 / NANOS_PER_SEC as f64
    }

    pub const fn as_secs_f32(&self) -> f32 {
        self.secs as f32 + self.nanos as f32 / NANOS_PER_SEC as f32
    }

    pub const fn checked_add(self, rhs: Duration) -> Option<Duration> {
        let (mut secs, overflow) = intrinsics::add_with_overflow(self.secs, rhs.secs);
        if overflow {
            return None;
        }
        let mut nanos = self.nanos + rhs.nanos;
        if nanos >= NANOS_PER_SEC {
            nanos -= NANOS_PER_SEC;
            if secs == u64::MAX {
                return None;
            }
            secs += 1;
        }
        Some(Duration { secs, nanos })
    }

    pub const fn checked_sub(self, rhs: Duration) -> Option<Duration> {
        let (mut secs, overflow) = intrinsics::sub_with_overflow(self.secs, rhs.secs);
        if overflow {
            return None;
        }
        let mut nanos = self.nanos;
        if nanos < rhs.nanos {
            if secs == 0 {
                return None;
            }
            secs -= 1;
            nanos += NANOS_PER_SEC;
        }
        Some(Duration { secs, nanos: nanos - rhs.nanos })
    }

    pub const fn checked_mul(self, rhs: u32) -> Option<Duration> {
        let nanos = self.nanos as u64 * rhs as u64;
        let (secs, overflow) = intrinsics::mul_with_overflow(self.secs, rhs as u64);
        let (secs, too_many) = intrinsics::add_with_overflow(secs, nanos / NANOS_PER_SEC as u64);
        if overflow || too_many {
            return None;
        }
        Some(Duration { secs, nanos: (nanos % NANOS_PER_SEC as u64) as u32 })
    }

    pub const fn saturating_add(self, rhs: Duration) -> Duration {
        match self.checked_add(rhs) {
            Some(sum) => sum,
            None => Duration::MAX,
        }
    }

    #[track_caller]
    pub fn mul_f64(self, rhs: f64) -> Duration {
        Duration::from_secs_f64(rhs * self.as_secs_f64())
    }

    #[track_caller]
    pub fn div_f64(self, rhs: f64) -> Duration {
        Duration::from_secs_f64(self.as_secs_f64() / rhs)
    }

    pub const fn saturating_mul(self, rhs: u32) -> Duration {
        match self.checked_mul(rhs) {
            Some(product) => product,
            None => Duration::MAX,
        }
    }

    pub const fn checked_div(self, rhs: u32) -> Option<Duration> {
        if rhs == 0 {
            return None;
        }
        let rest = self.secs % rhs as u64 * NANOS_PER_SEC as u64 + (self.nanos % rhs) as u64;
        Some(Duration { secs: self.secs / rhs as u64, nanos: self.nanos / rhs + (rest / rhs as u64) as u32 })
    }

    pub const fn saturating_sub(self, rhs: Duration) -> Duration {
        match self.checked_sub(rhs) {
            Some(difference) => difference,
            None => Duration::ZERO,
        }
    }
}

impl Add for Duration {
    type Output = Duration;

    #[track_caller]
    fn add(self, rhs: Duration) -> Duration {
        self.checked_add(rhs).expect("overflow when adding durations")
    }
}

impl AddAssign for Duration {
    #[track_caller]
    fn add_assign(&mut self, rhs: Duration) {
        *self = *self + rhs;
    }
}

impl Sub for Duration {
    type Output = Duration;

    #[track_caller]
    fn sub(self, rhs: Duration) -> Duration {
        self.checked_sub(rhs).expect("overflow when subtracting durations")
    }
}

impl SubAssign for Duration {
    #[track_caller]
    fn sub_assign(&mut self, rhs: Duration) {
        *self = *self - rhs;
    }
}

impl Mul<u32> for Duration {
    type Output = Duration;

    #[track_caller]
    fn mul(self, rhs: u32) -> Duration {
        self.checked_mul(rhs).expect("overflow when multiplying duration by scalar")
    }
}

impl Div<u32> for Duration {
    type Output = Duration;

    #[track_caller]
    fn div(self, rhs: u32) -> Duration {
        self.checked_div(rhs).expect("divide by zero error when dividing duration by scalar")
    }
}

impl Mul<Duration> for u32 {
    type Output = Duration;

    #[track_caller]
    fn mul(self, rhs: Duration) -> Duration {
        rhs * self
    }
}

impl MulAssign<u32> for Duration {
    #[track_caller]
    fn mul_assign(&mut self, rhs: u32) {
        *self = *self * rhs;
    }
}

impl DivAssign<u32> for Duration {
    #[track_caller]
    fn div_assign(&mut self, rhs: u32) {
        *self = *self / rhs;
    }
}

impl Sum for Duration {
    #[track_caller]
    fn sum<I: Iterator<Item = Duration>>(iter: I) -> Duration {
        let mut total = Duration::ZERO;
        for one in iter {
            total = total.checked_add(one).expect("overflow in iter::sum over durations");
        }
        total
    }
}

impl<'a> Sum<&'a Duration> for Duration {
    #[track_caller]
    fn sum<I: Iterator<Item = &'a Duration>>(iter: I) -> Duration {
        iter.copied().sum()
    }
}

/// Seconds as a float of so many bits of mantissa and exponent, in nanoseconds: half of one rounds to the even neighbour.
fn float_secs(negative: bool, bits: u64, mantissa_bits: u32, exponent_bits: u32) -> Result<Duration, TryFromFloatSecsError> {
    if negative {
        return Err(TryFromFloatSecsError { negative });
    }
    let implicit = 1u64 << mantissa_bits;
    let mantissa = (bits & (implicit - 1)) | implicit;
    let raw = (bits >> mantissa_bits) & ((1u64 << exponent_bits) - 1);
    let exponent = raw as i32 + 1 - (1i32 << exponent_bits) / 2;
    if exponent < -31 {
        return Ok(Duration::ZERO);
    }
    if exponent >= 64 {
        return Err(TryFromFloatSecsError { negative });
    }
    if exponent >= mantissa_bits as i32 {
        return Ok(Duration::from_secs(mantissa << (exponent - mantissa_bits as i32)));
    }
    // The binary point is `point` bits above the end.
    let point = (mantissa_bits as i32 - exponent) as u32;
    let secs = if point > 63 { 0 } else { mantissa >> point };
    let fraction = mantissa as u128 & ((1u128 << point) - 1);
    let scaled = fraction * NANOS_PER_SEC as u128;
    let nanos = (scaled >> point) as u32;
    let rest = scaled & ((1u128 << point) - 1);
    let half = 1u128 << (point - 1);
    let nanos = nanos + (rest > half || (rest == half && nanos % 2 == 1)) as u32;
    Ok(Duration::new(secs, nanos))
}

/// Seconds as a float that are no [`Duration`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TryFromFloatSecsError {
    negative: bool,
}

impl TryFromFloatSecsError {
    const fn description(&self) -> &'static str {
        match self.negative {
            true => "cannot convert float seconds to Duration: value is negative",
            false => "cannot convert float seconds to Duration: value is either too big or NaN",
        }
    }
}

impl fmt::Display for TryFromFloatSecsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.description())
    }
}

impl crate::error::Error for TryFromFloatSecsError {}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.secs > 0 {
            fmt_decimal(f, self.secs, self.nanos, NANOS_PER_SEC / 10, "s")
        } else if self.nanos >= 1_000_000 {
            fmt_decimal(f, (self.nanos / 1_000_000) as u64, self.nanos % 1_000_000, 100_000, "ms")
        } else if self.nanos >= 1000 {
            fmt_decimal(f, (self.nanos / 1000) as u64, self.nanos % 1000, 100, "µs")
        } else {
            fmt_decimal(f, self.nanos as u64, 0, 1, "ns")
        }
    }
}

/// A whole part and its fraction, whose first digit is worth `weight`, cut to the precision asked for.
fn fmt_decimal(f: &mut fmt::Formatter<'_>, whole: u64, fraction: u32, weight: u32, unit: &str) -> fmt::Result {
    let mut text = String::new();
    let mut whole = whole;
    let mut rest = fraction;
    let mut weight = weight;
    let mut digits = String::new();
    let limit = f.precision().unwrap_or(9);
    while digits.len() < limit && weight > 0 && (rest > 0 || f.precision().is_some()) {
        digits.push((b'0' + (rest / weight) as u8) as char);
        rest %= weight;
        weight /= 10;
    }
    // Half a digit rounds to the even neighbour.
    let odd = match digits.as_bytes().last() {
        Some(digit) => *digit % 2 == 1,
        None => whole % 2 == 1,
    };
    if rest > 0 && weight > 0 && (rest > weight * 5 || (rest == weight * 5 && odd)) {
        // Rounding up carries through the digits, perhaps into the whole part.
        let mut bytes = digits.into_bytes();
        let mut i = bytes.len();
        let mut carry = true;
        while carry && i > 0 {
            i -= 1;
            if bytes[i] == b'9' {
                bytes[i] = b'0';
            } else {
                bytes[i] += 1;
                carry = false;
            }
        }
        if carry {
            whole += 1;
        }
        digits = unsafe { String::from_utf8_unchecked(bytes) };
    }
    if let Some(precision) = f.precision() {
        while digits.len() < precision {
            digits.push('0');
        }
    }
    text.push_str(&whole.to_string());
    if !digits.is_empty() {
        text.push('.');
        text.push_str(&digits);
    }
    text.push_str(unit);
    f.pad_number(if f.sign_plus() { "+" } else { "" }, "", 0, &text)
}

/// A moment, for measuring.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Instant {
    nanos: u64,
}

/// How long the program has slept, in nanoseconds: sleeping only moves the clock.
static SLEPT: AtomicU64 = AtomicU64::new(0);

pub(crate) fn pass(time: Duration) {
    SLEPT.fetch_add(time.as_nanos() as u64, Ordering::Relaxed);
}

impl Instant {
    pub fn now() -> Instant {
        Instant { nanos: intrinsics::instant_nanos() + SLEPT.load(Ordering::Relaxed) }
    }

    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
        if self.nanos < earlier.nanos { None } else { Some(Duration::from_nanos(self.nanos - earlier.nanos)) }
    }

    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
        self.checked_duration_since(earlier).unwrap_or_default()
    }

    pub fn checked_add(&self, duration: Duration) -> Option<Instant> {
        let nanos = self.nanos as u128 + duration.as_nanos();
        if nanos > u64::MAX as u128 { None } else { Some(Instant { nanos: nanos as u64 }) }
    }

    /// A moment before the program began is as good as any other, but not before the clock did.
    pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {
        let nanos = duration.as_nanos();
        if nanos > self.nanos as u128 { None } else { Some(Instant { nanos: self.nanos - nanos as u64 }) }
    }

    pub fn elapsed(&self) -> Duration {
        Instant::now().duration_since(*self)
    }

    pub fn duration_since(&self, earlier: Instant) -> Duration {
        Duration::from_nanos(intrinsics::saturating_sub(self.nanos, earlier.nanos))
    }
}

impl Sub<Instant> for Instant {
    type Output = Duration;

    fn sub(self, other: Instant) -> Duration {
        self.duration_since(other)
    }
}

impl Add<Duration> for Instant {
    type Output = Instant;

    #[track_caller]
    fn add(self, other: Duration) -> Instant {
        self.checked_add(other).expect("overflow when adding duration to instant")
    }
}

impl AddAssign<Duration> for Instant {
    #[track_caller]
    fn add_assign(&mut self, other: Duration) {
        *self = *self + other;
    }
}

impl Sub<Duration> for Instant {
    type Output = Instant;

    #[track_caller]
    fn sub(self, other: Duration) -> Instant {
        self.checked_sub(other).expect("overflow when subtracting duration from instant")
    }
}

impl SubAssign<Duration> for Instant {
    #[track_caller]
    fn sub_assign(&mut self, other: Duration) {
        *self = *self - other;
    }
}
