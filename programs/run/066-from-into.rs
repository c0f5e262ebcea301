// `From` gives `Into`; `?` converts errors with it.
#[derive(Debug)]
enum Problem {
    Parse(std::num::ParseIntError),
    Negative(i32),
}

impl From<std::num::ParseIntError> for Problem {
    fn from(error: std::num::ParseIntError) -> Self {
        Problem::Parse(error)
    }
}

struct Celsius(f64);
struct Fahrenheit(f64);

impl From<Celsius> for Fahrenheit {
    fn from(c: Celsius) -> Self {
        Fahrenheit(c.0 * 9.0 / 5.0 + 32.0)
    }
}

fn natural(text: &str) -> Result<u32, Problem> {
    let n: i32 = text.trim().parse()?;
    if n < 0 {
        return Err(Problem::Negative(n));
    }
    Ok(n as u32)
}

fn main() {
    println!("{:?}", natural(" 12 "));
    println!("{:?}", natural("-3"));
    match natural("x1") {
        Err(Problem::Parse(error)) => println!("{}", error),
        other => println!("{:?}", other),
    }
    let f: Fahrenheit = Celsius(100.0).into();
    println!("{}", f.0);
    let s: String = "text".into();
    let big: i64 = i64::from(7i32) + u8::MAX as i64;
    let wide: u64 = 5u8.into();
    println!("{} {} {}", s, big, wide);
    println!("{} {}", String::from('c'), f64::from(3u8));
    let v: Vec<u8> = Vec::from([1, 2]);
    println!("{:?} {:?}", v, Some(3));
}

//> Ok(12)
//> Err(Negative(-3))
//> invalid digit found in string
//> 212
//> text 262 5
//> c 3
//> [1, 2] Some(3)
