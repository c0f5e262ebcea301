// The operator traits: `+` calls `Add::add`, `[]` calls `Index::index`.
use std::ops::{Add, AddAssign, Index, IndexMut, Mul, Neg, Not, Sub};

#[derive(Debug, Clone, Copy, PartialEq)]
struct Vector {
    x: f64,
    y: f64,
}

impl Add for Vector {
    type Output = Vector;

    fn add(self, other: Vector) -> Vector {
        Vector { x: self.x + other.x, y: self.y + other.y }
    }
}

impl Sub for Vector {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul<f64> for Vector {
    type Output = Vector;

    fn mul(self, k: f64) -> Vector {
        Vector { x: self.x * k, y: self.y * k }
    }
}

impl Mul<Vector> for f64 {
    type Output = Vector;

    fn mul(self, v: Vector) -> Vector {
        v * self
    }
}

impl Neg for Vector {
    type Output = Vector;

    fn neg(self) -> Vector {
        Vector { x: -self.x, y: -self.y }
    }
}

impl AddAssign for Vector {
    fn add_assign(&mut self, other: Vector) {
        self.x += other.x;
        self.y += other.y;
    }
}

impl Index<usize> for Vector {
    type Output = f64;

    fn index(&self, i: usize) -> &f64 {
        if i == 0 { &self.x } else { &self.y }
    }
}

impl IndexMut<usize> for Vector {
    fn index_mut(&mut self, i: usize) -> &mut f64 {
        match i {
            0 => &mut self.x,
            _ => &mut self.y,
        }
    }
}

struct Flags(u8);

impl Not for Flags {
    type Output = Flags;

    fn not(self) -> Flags {
        Flags(!self.0)
    }
}

impl PartialEq<u8> for Flags {
    fn eq(&self, other: &u8) -> bool {
        self.0 == *other
    }
}

fn main() {
    let mut a = Vector { x: 1.0, y: 2.0 };
    let b = Vector { x: 0.5, y: -1.0 };
    println!("{:?} {:?} {:?}", a + b, a - b, 2.0 * b);
    a += b;
    a[1] = 7.0;
    a[0] += 1.0;
    println!("{} {} {}", a[0], a[1], -a == Vector { x: -2.5, y: -7.0 });
    println!("{}", !Flags(0xf0) == 0x0f);
}

//> Vector { x: 1.5, y: 1.0 } Vector { x: 0.5, y: 3.0 } Vector { x: 1.0, y: -2.0 }
//> 2.5 7 true
//> true
