// Numbers in a table: loops, floats, formatting.
fn to_celsius(fahrenheit: f64) -> f64 {
    (fahrenheit - 32.0) * 5.0 / 9.0
}

fn mean(values: &[f64]) -> Option<f64> {
    if values.is_empty() {
        None
    } else {
        Some(values.iter().sum::<f64>() / values.len() as f64)
    }
}

fn median(values: &mut Vec<f64>) -> Option<f64> {
    values.sort_by(|a, b| a.partial_cmp(b).unwrap());
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        n if n % 2 == 1 => Some(values[middle]),
        _ => Some((values[middle - 1] + values[middle]) / 2.0),
    }
}

fn main() {
    let mut f = 0.0;
    let mut all = Vec::new();
    while f <= 100.0 {
        let c = to_celsius(f);
        println!("{:6.1} {:8.2} {:+.0}", f, c, c);
        all.push(c);
        f += 12.5;
    }
    let deviation = match mean(&all) {
        Some(m) => (all.iter().map(|x| (x - m).powi(2)).sum::<f64>() / all.len() as f64).sqrt(),
        None => 0.0,
    };
    println!("{:.3} {:.3?} {:?}", deviation, median(&mut all), mean(&[]));
}

//>    0.0   -17.78 -18
//>   12.5   -10.83 -11
//>   25.0    -3.89 -4
//>   37.5     3.06 +3
//>   50.0    10.00 +10
//>   62.5    16.94 +17
//>   75.0    23.89 +24
//>   87.5    30.83 +31
//>  100.0    37.78 +38
//> 17.930 Some(10.000) None
