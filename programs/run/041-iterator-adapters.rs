// Iterators are lazy structs; `collect`, `sum` and the like drive them.
fn main() {
    let v = vec![1, 2, 3, 4, 5, 6];
    let doubled: Vec<i32> = v.iter().map(|n| n * 2).collect();
    println!("{:?}", doubled);
    let even: Vec<&i32> = v.iter().filter(|n| *n % 2 == 0).collect();
    println!("{:?}", even);
    println!("{} {}", v.iter().sum::<i32>(), v.iter().count());
    for (i, n) in v.iter().enumerate().skip(1).take(2) {
        println!("{} {}", i, n);
    }
    let names = ["a", "b"];
    for (name, n) in names.iter().zip(v.iter().rev()) {
        println!("{} {}", name, n);
    }
    println!("{}", (1..=5).fold(1, |product, n| product * n));
    println!("{} {}", v.iter().any(|n| *n > 5), v.iter().all(|&n| n > 1));
    println!("{:?} {:?}", v.iter().find(|n| **n > 3), v.iter().position(|&n| n == 9));
    println!("{:?} {:?}", v.iter().max(), (0..0).min());
    let chained: Vec<i32> = (0..2).chain(8..10).collect();
    println!("{:?}", chained);
    v.into_iter().filter(|n| n % 3 == 0).for_each(|n| print!("{} ", n));
    println!();
}

//> [2, 4, 6, 8, 10, 12]
//> [2, 4, 6]
//> 21 6
//> 1 2
//> 2 3
//> a 6
//> b 5
//> 120
//> true false
//> Some(4) None
//> Some(6) None
//> [0, 1, 8, 9]
//> 3 6 
