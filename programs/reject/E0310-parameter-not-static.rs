// A type parameter may hold short borrows; what must live forever has to say so. Where the type of a
// parameter or result says it already, as in `wrap` and `pick`, nobody needs to repeat it.
struct Forever<T: 'static> {
    value: T,
}

fn keep<T>(value: T) -> Box<dyn Fn() -> usize>
where
    T: Fn() -> usize,
{
    Box::new(value) //~ ERROR E0310
}

fn wrap<T>(value: T) -> Forever<T> {
    Forever { value }
}

fn pick<'a, T>(value: &'a T) -> Box<dyn Fn() -> &'a T + 'a> {
    Box::new(move || value)
}

fn main() {
    println!("{}", keep(|| 1)() + wrap(2).value + pick(&1)());
}
