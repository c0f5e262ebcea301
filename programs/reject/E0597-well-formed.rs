// A type says something of its lifetimes by being mentioned: where `Pair<'static, 'b>` is a parameter, `'b` outlives `'static`.
struct Pair<'a, 'b: 'a> {
    first: Option<&'a i32>,
    second: &'b i32,
}

fn pair<'a, 'b>(second: &'b i32) -> Pair<'a, 'b> {
    Pair { first: None, second }
}

fn sum<'b>(pair: Pair<'static, 'b>) -> i32 {
    pair.first.map_or(0, |first| *first) + *pair.second
}

fn main() {
    let n = 1;
    println!("{}", sum(pair(&n))); //~ ERROR E0597
}
