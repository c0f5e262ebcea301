// A type lacks a trait that is needed: to be printed, added, compared, indexed, iterated, or used with `?`.
struct Plain;

fn largest<T: PartialOrd>(a: T, b: T) -> T {
    if a > b { a } else { b }
}

fn no_result() {
    let n: i32 = "1".parse()?; //~ ERROR E0277
    println!("{}", n);
}

fn wrong_error() -> Result<i32, String> {
    let n: i32 = "1".parse::<i32>()?; //~ ERROR E0277
    Ok(n)
}

fn main() {
    println!("{}", Plain); //~ ERROR E0277
    println!("{:?}", Plain); //~ ERROR E0277
    let a = 1 + 1.0; //~ ERROR E0277
    let _ = largest(Plain, Plain); //~ ERROR E0277
    let v = vec![1, 2];
    let i: i32 = 0;
    println!("{}", v[i]); //~ ERROR E0277
    for x in 5 { //~ ERROR E0277
        println!("{}", x);
    }
    let s: i32 = vec!["a"].into_iter().sum(); //~ ERROR E0277
    let c: Vec<i32> = vec!["b"].into_iter().collect(); //~ ERROR E0277
    println!("{} {} {:?}", a, s, c);
    let t = 1u32 == 1u64 as u32 && 'a' == 'b';
    let slice: [i32] = [1, 2][..]; //~ ERROR E0277
    println!("{}", t);
    no_result();
    let _ = wrong_error();
}
