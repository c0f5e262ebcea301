// Matrices as a flat `Vec`, with operators and `Display`.
use std::fmt;
use std::ops::{Add, Index, IndexMut, Mul};

#[derive(Clone, PartialEq, Debug)]
struct Matrix {
    rows: usize,
    columns: usize,
    data: Vec<f64>,
}

impl Matrix {
    fn zero(rows: usize, columns: usize) -> Matrix {
        Matrix { rows, columns, data: vec![0.0; rows * columns] }
    }

    fn identity(n: usize) -> Matrix {
        let mut m = Matrix::zero(n, n);
        for i in 0..n {
            m[(i, i)] = 1.0;
        }
        m
    }

    fn from_rows<const R: usize, const C: usize>(rows: [[f64; C]; R]) -> Matrix {
        let mut m = Matrix::zero(R, C);
        for (i, row) in rows.iter().enumerate() {
            for (j, value) in row.iter().enumerate() {
                m[(i, j)] = *value;
            }
        }
        m
    }

    fn transpose(&self) -> Matrix {
        let mut t = Matrix::zero(self.columns, self.rows);
        for i in 0..self.rows {
            for j in 0..self.columns {
                t[(j, i)] = self[(i, j)];
            }
        }
        t
    }
}

impl Index<(usize, usize)> for Matrix {
    type Output = f64;

    fn index(&self, (i, j): (usize, usize)) -> &f64 {
        &self.data[i * self.columns + j]
    }
}

impl IndexMut<(usize, usize)> for Matrix {
    fn index_mut(&mut self, (i, j): (usize, usize)) -> &mut f64 {
        &mut self.data[i * self.columns + j]
    }
}

impl Mul for &Matrix {
    type Output = Matrix;

    fn mul(self, other: &Matrix) -> Matrix {
        assert_eq!(self.columns, other.rows);
        let mut product = Matrix::zero(self.rows, other.columns);
        for i in 0..self.rows {
            for j in 0..other.columns {
                let mut sum = 0.0;
                for k in 0..self.columns {
                    sum += self[(i, k)] * other[(k, j)];
                }
                product[(i, j)] = sum;
            }
        }
        product
    }
}

impl Add for Matrix {
    type Output = Matrix;

    fn add(mut self, other: Matrix) -> Matrix {
        for (a, b) in self.data.iter_mut().zip(other.data.iter()) {
            *a += b;
        }
        self
    }
}

impl fmt::Display for Matrix {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for row in self.data.chunks(self.columns) {
            let cells: Vec<String> = row.iter().map(|x| format!("{:6.2}", x)).collect();
            writeln!(f, "[{}]", cells.join(" "))?;
        }
        Ok(())
    }
}

fn main() {
    let a = Matrix::from_rows([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]);
    let b = a.transpose();
    print!("{}", &a * &b);
    print!("{}", b);
    let i = Matrix::identity(2);
    println!("{}", &(&a * &b) * &i == &a * &b);
    print!("{}", i.clone() + i);
}

//> [ 14.00  32.00]
//> [ 32.00  77.00]
//> [  1.00   4.00]
//> [  2.00   5.00]
//> [  3.00   6.00]
//> true
//> [  2.00   0.00]
//> [  0.00   2.00]
