// Floats behind two indices: the product of two 200 x 200 matrices, as vectors of rows.
fn make(n: usize, seed: f64) -> Vec<Vec<f64>> {
    let mut rows = Vec::new();
    for i in 0..n {
        let mut row = Vec::new();
        for j in 0..n {
            row.push((i as f64 - j as f64) * seed);
        }
        rows.push(row);
    }
    rows
}

fn multiply(a: &Vec<Vec<f64>>, b: &Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let n = a.len();
    let mut product = Vec::new();
    for i in 0..n {
        let mut row = Vec::new();
        for j in 0..n {
            let mut sum = 0.0;
            for k in 0..n {
                sum += a[i][k] * b[k][j];
            }
            row.push(sum);
        }
        product.push(row);
    }
    product
}

fn main() {
    let n = 200;
    let product = multiply(&make(n, 0.5), &make(n, 0.25));
    let mut trace = 0.0;
    for i in 0..n {
        trace += product[i][i];
    }
    println!("{:.1}", trace);
}
