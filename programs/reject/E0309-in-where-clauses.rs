// The types in a bound have to make sense too: `&'a T` is a type only if `T` lives for `'a`, whoever promises something about it.
trait Parse<'a> {}

struct Borrowed<'a, T: 'a>(&'a T);

struct Forever<T: 'static>(T);

fn parse<'a, T>(input: T)
where
    &'a T: Parse<'a>, //~ ERROR E0309
{
    drop(input);
}

fn refers<'a, T: Iterator<Item = &'a U>, U>(items: T) { //~ ERROR E0309
    drop(items);
}

struct Source<'a, T>(T, &'a str)
where
    Borrowed<'a, T>: Clone; //~ ERROR E0309

impl<T> Forever<T>
where
    T: 'static,
{
    fn same<U>(&self, other: U)
    where
        Forever<U>: PartialEq, //~ ERROR E0310
    {
        drop(other);
    }
}

trait Reader<'a, T>
where
    Vec<&'a T>: Clone, //~ ERROR E0309
{
}

// Here the argument says it already.
fn given<'a, T>(input: &'a T)
where
    &'a T: Parse<'a>,
{
    let _ = input;
}

// For all lifetimes at once nothing is asked.
fn for_all<T>(input: T)
where
    for<'b> &'b T: Parse<'b>,
{
    drop(input);
}

fn main() {}
