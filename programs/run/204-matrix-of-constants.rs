// Matrices whose sizes are constants, with all operators.
//@ exit: 101

use std::fmt;
use std::ops::{Add, AddAssign, Index, IndexMut, Mul, Neg, Sub};

#[derive(Clone, PartialEq, Debug)]
struct Matrix<const R: usize, const C: usize> {
    rows: [[f64; C]; R],
}

impl<const R: usize, const C: usize> Default for Matrix<R, C> {
    fn default() -> Self {
        Self { rows: [[0.0; C]; R] }
    }
}
impl<const R: usize, const C: usize> Matrix<R, C> {
    fn from_fn(mut f: impl FnMut(usize, usize) -> f64) -> Self {
        Matrix { rows: std::array::from_fn(|r| std::array::from_fn(|c| f(r, c))) }
    }
    fn transpose(&self) -> Matrix<C, R> {
        Matrix::from_fn(|r, c| self[(c, r)])
    }
    fn row(&self, r: usize) -> Option<&[f64; C]> {
        self.rows.get(r)
    }
    fn column(&self, c: usize) -> impl Iterator<Item = f64> + '_ {
        self.rows.iter().map(move |row| row[c])
    }
    fn map<F: Fn(f64) -> f64>(mut self, f: F) -> Self {
        self.rows.iter_mut().flatten().for_each(|x| *x = f(*x));
        self
    }
}
impl<const N: usize> Matrix<N, N> {
    fn identity() -> Self {
        Self::from_fn(|r, c| if r == c { 1. } else { 0. })
    }
    fn trace(&self) -> f64 {
        (0..N).map(|i| self[(i, i)]).sum()
    }
    fn pow(&self, n: u32) -> Self {
        (0..n).fold(Self::identity(), |m, _| &m * self)
    }
    fn determinant(&self) -> f64 {
        let mut m = self.clone();
        let mut det = 1.0;
        for i in 0..N {
            let Some(pivot) = (i..N).find(|&r| m[(r, i)].abs() > f64::EPSILON) else { return 0.0 };
            if pivot != i {
                m.rows.swap(pivot, i);
                det = -det;
            }
            det *= m[(i, i)];
            for r in i + 1..N {
                let factor = m[(r, i)] / m[(i, i)];
                for c in i..N {
                    let above = m[(i, c)];
                    m[(r, c)] -= factor * above;
                }
            }
        }
        det
    }
}
impl<const R: usize, const C: usize> Index<(usize, usize)> for Matrix<R, C> {
    type Output = f64;
    fn index(&self, (r, c): (usize, usize)) -> &f64 {
        &self.rows[r][c]
    }
}
impl<const R: usize, const C: usize> IndexMut<(usize, usize)> for Matrix<R, C> {
    fn index_mut(&mut self, (r, c): (usize, usize)) -> &mut f64 {
        &mut self.rows[r][c]
    }
}
impl<const R: usize, const C: usize> Add for Matrix<R, C> {
    type Output = Self;
    fn add(mut self, o: Self) -> Self {
        self += &o;
        self
    }
}
impl<const R: usize, const C: usize> AddAssign<&Matrix<R, C>> for Matrix<R, C> {
    fn add_assign(&mut self, o: &Self) {
        for (a, b) in self.rows.iter_mut().zip(&o.rows) {
            a.iter_mut().zip(b).for_each(|(x, y)| *x += y);
        }
    }
}
impl<const R: usize, const C: usize> Neg for Matrix<R, C> {
    type Output = Self;
    fn neg(self) -> Self {
        self.map(|x| -x)
    }
}
impl<const R: usize, const C: usize> Sub for Matrix<R, C> {
    type Output = Self;
    fn sub(self, o: Self) -> Self {
        self + -o
    }
}
impl<'a, const R: usize, const K: usize, const C: usize> Mul<&'a Matrix<K, C>>
    for &'a Matrix<R, K>
{
    type Output = Matrix<R, C>;
    fn mul(self, o: &Matrix<K, C>) -> Matrix<R, C> {
        Matrix::from_fn(|r, c| self.rows[r].iter().zip(o.column(c)).map(|(a, b)| a * b).sum())
    }
}
impl<const R: usize, const C: usize> Mul<f64> for Matrix<R, C> {
    type Output = Self;
    fn mul(self, k: f64) -> Self {
        self.map(|x| x * k)
    }
}
impl<const R: usize, const C: usize> Mul<Matrix<R, C>> for f64 {
    type Output = Matrix<R, C>;
    fn mul(self, m: Matrix<R, C>) -> Matrix<R, C> {
        m * self
    }
}
impl<const R: usize, const C: usize> fmt::Display for Matrix<R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let p = f.precision().unwrap_or(1);
        for (i, row) in self.rows.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            let cells = row.iter().map(|x| format!("{x:>8.p$}")).collect::<Vec<_>>();
            write!(f, "[{}]", cells.concat())?;
        }
        Ok(())
    }
}
fn main() {
    let a = Matrix::<2, 3>::from_fn(|r, c| (r * 3 + c) as f64);
    let b = a.transpose();
    println!("{a}\n{b:.2}\n{}", &a * &b);
    let fib = Matrix { rows: [[1.0, 1.0], [1.0, 0.0]] };
    println!("{:.0}", fib.pow(30));
    println!("{} {}", fib.trace(), fib.determinant());
    let m = Matrix { rows: [[2., 0., 1.], [1., 3., 2.], [1., 1., 4.]] };
    println!("{:.3} {:?}", m.determinant(), m.row(1));
    println!("{:+.1}", 2.0 * (m.clone() - Matrix::identity()) + -m.clone());
    println!("{}", m == m.transpose().transpose());
    let z = Matrix::<3, 3>::default();
    println!("{:?} {}", z.row(7), z.determinant());
    println!("{:.1}", a[(1, 5 - 2)]);
}

//> [     0.0     1.0     2.0]
//> [     3.0     4.0     5.0]
//> [    0.00    3.00]
//> [    1.00    4.00]
//> [    2.00    5.00]
//> [     5.0    14.0]
//> [    14.0    50.0]
//> [ 1346269  832040]
//> [  832040  514229]
//> 1 -1
//> 18.000 Some([1.0, 3.0, 2.0])
//> [     0.0     0.0     1.0]
//> [     1.0     1.0     2.0]
//> [     1.0     1.0     2.0]
//> true
//> None 0
