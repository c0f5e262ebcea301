// A type whose own bounds its arguments do not meet is no type: it may not be the argument of a function, written or inferred, nor
// stand in a bound.
struct Sorted<T: Ord>(Vec<T>);

trait Store<T> {}

fn nothing<T>() -> Option<T> {
    None
}

fn same<T>(value: T) -> T {
    value
}

// In the bounds of traits, associated types and arguments.
trait Floats: Store<Sorted<f64>> {} //~ ERROR E0277

trait Source {
    type Items: Iterator<Item = Sorted<f64>>; //~ ERROR E0277
}

fn keep(store: impl Store<Sorted<f64>>) { //~ ERROR E0277
    drop(store);
}

fn first<T>(items: T)
where
    T: Iterator<Item = Sorted<f64>>, //~ ERROR E0277
{
    drop(items);
}

fn any<T>() {
    nothing::<Sorted<T>>(); //~ ERROR E0277
}

fn main() {
    nothing::<Sorted<f64>>(); //~ ERROR E0277
    let none = None::<Sorted<f32>>; //~ ERROR E0277
    same(none); //~ ERROR E0277
    let check = |sorted: Sorted<f64>| drop(sorted); //~ ERROR E0277
    let empty: Sorted<i32> = Sorted(Vec::new());
    same(empty);
}
