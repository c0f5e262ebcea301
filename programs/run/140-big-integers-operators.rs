// Whole numbers of any size as digits in base 10^9, with operators on values and references, and what they are good for.
//@ exit: 1
//@ stderr: Digit { found: 'x', at: 1 }
use std::cmp::Ordering;
use std::fmt;
use std::iter::{Product, Sum};
use std::ops::{Add, AddAssign, Mul, Rem, Sub};
use std::str::FromStr;

const BASE: u64 = 1_000_000_000;

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Big {
    /// The least first; no zeros at the end.
    digits: Vec<u32>,
}

#[derive(Debug, PartialEq)]
enum ParseBigError {
    Empty,
    Digit { found: char, at: usize },
}

impl fmt::Display for ParseBigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Empty => f.write_str("no digits"),
            Self::Digit { found, at } => write!(f, "{found:?} at {at} is no digit"),
        }
    }
}

impl std::error::Error for ParseBigError {}

impl From<u64> for Big {
    fn from(mut n: u64) -> Self {
        let mut digits = vec![];
        while n > 0 {
            digits.push((n % BASE) as u32);
            n /= BASE;
        }
        Big { digits }
    }
}

impl FromStr for Big {
    type Err = ParseBigError;

    fn from_str(s: &str) -> Result<Self, ParseBigError> {
        if s.is_empty() {
            return Err(ParseBigError::Empty);
        }
        if let Some((at, found)) = s.char_indices().find(|(_, c)| !c.is_ascii_digit()) {
            return Err(ParseBigError::Digit { found, at });
        }
        let digits =
            s.as_bytes().rchunks(9).map(|chunk| chunk.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0'))).collect();
        Ok(Big { digits }.trimmed())
    }
}

impl Big {
    fn trimmed(mut self) -> Self {
        while self.digits.pop_if(|d| *d == 0).is_some() {}
        self
    }

    fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    fn div_rem_small(&self, by: u32) -> Option<(Big, u32)> {
        if by == 0 {
            return None;
        }
        let mut rest = 0u64;
        let mut digits: Vec<u32> = self
            .digits
            .iter()
            .rev()
            .map(|&d| {
                let now = rest * BASE + u64::from(d);
                rest = now % u64::from(by);
                (now / u64::from(by)) as u32
            })
            .collect();
        digits.reverse();
        Some((Big { digits }.trimmed(), rest as u32))
    }

    fn pow(&self, mut exp: u32) -> Big {
        let (mut base, mut result) = (self.clone(), Big::from(1));
        while exp > 0 {
            if exp & 1 == 1 {
                result = &result * &base;
            }
            exp >>= 1;
            if exp > 0 {
                base = &base * &base;
            }
        }
        result
    }

    fn digit_sum(&self) -> u32 {
        self.to_string().chars().filter_map(|c| c.to_digit(10)).sum()
    }
}

impl fmt::Display for Big {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        match self.digits.split_last() {
            None => text.push('0'),
            Some((first, rest)) => {
                text += &first.to_string();
                for digit in rest.iter().rev() {
                    text.push_str(&format!("{digit:09}"));
                }
            }
        }
        f.pad_integral(true, "", &text)
    }
}

impl AddAssign<&Big> for Big {
    fn add_assign(&mut self, other: &Big) {
        let mut carry = 0;
        for i in 0.. {
            if i >= other.digits.len() && carry == 0 {
                break;
            }
            if i == self.digits.len() {
                self.digits.push(0);
            }
            let sum = u64::from(self.digits[i]) + other.digits.get(i).map_or(0, |&d| d.into()) + carry;
            self.digits[i] = (sum % BASE) as u32;
            carry = sum / BASE;
        }
    }
}

impl Add for &Big {
    type Output = Big;
    fn add(self, other: &Big) -> Big {
        let mut sum = self.clone();
        sum += other;
        sum
    }
}

impl Add for Big {
    type Output = Big;
    fn add(mut self, other: Big) -> Big {
        self += &other;
        self
    }
}

impl Sub for &Big {
    type Output = Option<Big>;
    fn sub(self, other: &Big) -> Option<Big> {
        if self < other {
            return None;
        }
        let mut borrow = 0i64;
        let digits = (0..self.digits.len())
            .map(|i| {
                let mut d = i64::from(self.digits[i]) - other.digits.get(i).copied().map_or(0, i64::from) - borrow;
                borrow = (d < 0).into();
                d += borrow * BASE as i64;
                d as u32
            })
            .collect();
        Some(Big { digits }.trimmed())
    }
}

impl<'a> Mul<&'a Big> for &'a Big {
    type Output = Big;
    fn mul(self, other: &Big) -> Big {
        let mut digits = vec![0u32; self.digits.len() + other.digits.len() + 1];
        for (i, &a) in self.digits.iter().enumerate() {
            let mut carry = 0u64;
            for (j, slot) in digits[i..].iter_mut().enumerate() {
                let b = other.digits.get(j).copied().unwrap_or(0);
                let now = u64::from(*slot) + u64::from(a) * u64::from(b) + carry;
                *slot = (now % BASE) as u32;
                carry = now / BASE;
            }
            assert_eq!(carry, 0, "there is room for the product");
        }
        Big { digits }.trimmed()
    }
}

impl Rem<u32> for &Big {
    type Output = u32;
    fn rem(self, by: u32) -> u32 {
        self.div_rem_small(by).expect("remainder by zero").1
    }
}

impl Ord for Big {
    fn cmp(&self, other: &Self) -> Ordering {
        self.digits.len().cmp(&other.digits.len()).then_with(|| self.digits.iter().rev().cmp(other.digits.iter().rev()))
    }
}

impl PartialOrd for Big {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Sum for Big {
    fn sum<I: Iterator<Item = Big>>(iter: I) -> Big {
        iter.fold(Big::default(), |a, b| a + b)
    }
}

impl Product<u64> for Big {
    fn product<I: Iterator<Item = u64>>(iter: I) -> Big {
        iter.map(Big::from).reduce(|a, b| &a * &b).unwrap_or_else(|| 1.into())
    }
}

fn fibonacci() -> impl Iterator<Item = Big> {
    let mut pair = (Big::default(), Big::from(1));
    std::iter::from_fn(move || {
        let next = &pair.0 + &pair.1;
        let now = std::mem::replace(&mut pair.0, std::mem::replace(&mut pair.1, next));
        Some(now)
    })
}

fn main() -> Result<(), ParseBigError> {
    let factorial = |n: u64| (1..=n).product::<Big>();
    println!("{} {}", factorial(0), factorial(25));
    println!("{}", factorial(60));
    let (at, f) = fibonacci().enumerate().find(|(_, f)| f.digits.len() > 3).unwrap();
    println!("{at} {f} {}", f.digit_sum());
    let a: Big = "123456789012345678901234567890".parse()?;
    let b: Big = "000987654321".parse()?;
    println!("{} {:?}", &a + &b, (&a - &b).map(|d| d.to_string()));
    println!("{:?} {:?} {}", &b - &a, &b - &b, (&a * &b) > a);
    println!("[{b:>15}] [{b:015}] [{b:<+12}] [{:^5}]", Big::default());
    let (quotient, rest) = a.div_rem_small(97).unwrap();
    println!("{quotient} {rest} {} {:?}", &a % 97 == rest, a.div_rem_small(0));
    println!("{}", &(&quotient * &Big::from(97)) + &Big::from(rest as u64) == a);
    println!("{} {}", Big::from(2).pow(128), Big::from(2).pow(200).digit_sum());
    println!("{}", fibonacci().take(100).filter(|f| f % 2 == 0).sum::<Big>());
    let mut sorted = vec![a.clone(), b.clone(), Big::default(), Big::from(BASE), Big::from(BASE - 1)];
    sorted.sort();
    println!("{}", sorted.iter().map(Big::to_string).collect::<Vec<_>>().join(" < "));
    println!("{:?} {} {}", sorted.iter().max() == Some(&a), sorted[0].is_zero(), sorted.contains(&b));
    for bad in ["", "12a4", "é"] {
        match bad.parse::<Big>() {
            Ok(n) => println!("{n}"),
            Err(e) => println!("{e} / {e:?}"),
        }
    }
    "7x".parse::<Big>().map(|n| println!("{n}"))
}

//> 1 15511210043330985984000000
//> 8320987112741390144276341183223364380754172606361245952449277696409600000000000000
//> 131 1066340417491710595814572169 116
//> 123456789012345678902222222211 Some("123456789012345678900246913569")
//> None Some(Big { digits: [] }) true
//> [      987654321] [000000987654321] [+987654321  ] [  0  ]
//> 1272750402189130710322005854 52 true None
//> true
//> 340282366920938463463374607431768211456 256
//> 286573922006908542050
//> 0 < 987654321 < 999999999 < 1000000000 < 123456789012345678901234567890
//> true true true
//> no digits / Empty
//> 'a' at 2 is no digit / Digit { found: 'a', at: 2 }
//> 'é' at 0 is no digit / Digit { found: 'é', at: 0 }
