// `type` gives a type another name.
type Meters = f64;
type Pair<T> = (T, T);
type Outcome<T> = Result<T, String>;

fn parse(text: &str) -> Outcome<i32> {
    match text.parse() {
        Ok(n) => Ok(n),
        Err(_) => Err(format!("`{}` is no number", text)),
    }
}

fn main() {
    let m: Meters = 3.5;
    let p: Pair<u8> = (1, 2);
    println!("{} {:?} {:?} {:?}", m, p, parse("5"), parse("five"));
}

//> 3.5 (1, 2) Ok(5) Err("`five` is no number")
