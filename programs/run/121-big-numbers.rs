// Arbitrary-size numbers as vectors of digits: 30! and the 200th Fibonacci number.
use std::fmt;
use std::ops::{AddAssign, MulAssign};

#[derive(Clone, PartialEq, Eq)]
struct Big {
    digits: Vec<u32>,
}

const BASE: u32 = 1_000_000_000;

impl From<u32> for Big {
    fn from(n: u32) -> Big {
        Big { digits: vec![n] }
    }
}

impl MulAssign<u32> for Big {
    fn mul_assign(&mut self, factor: u32) {
        let mut carry = 0u64;
        for digit in &mut self.digits {
            let product = *digit as u64 * factor as u64 + carry;
            *digit = (product % BASE as u64) as u32;
            carry = product / BASE as u64;
        }
        if carry > 0 {
            self.digits.push(carry as u32);
        }
    }
}

impl AddAssign<&Big> for Big {
    fn add_assign(&mut self, other: &Big) {
        let mut carry = 0;
        for i in 0..self.digits.len().max(other.digits.len()) {
            if i == self.digits.len() {
                self.digits.push(0);
            }
            let sum = self.digits[i] + other.digits.get(i).unwrap_or(&0) + carry;
            self.digits[i] = sum % BASE;
            carry = sum / BASE;
        }
        if carry > 0 {
            self.digits.push(carry);
        }
    }
}

impl fmt::Display for Big {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = self.digits.iter().rev();
        if let Some(first) = digits.next() {
            write!(f, "{}", first)?;
        }
        for digit in digits {
            write!(f, "{:09}", digit)?;
        }
        Ok(())
    }
}

fn main() {
    let mut factorial = Big::from(1);
    for n in 1..=30 {
        factorial *= n;
    }
    println!("{}", factorial);
    let (mut a, mut b) = (Big::from(0), Big::from(1));
    for _ in 0..200 {
        a += &b;
        std::mem::swap(&mut a, &mut b);
    }
    println!("{}", a);
}

//> 265252859812191058636308480000000
//> 280571172992510140037611932413038677189525
