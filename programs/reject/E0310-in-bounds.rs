// The bounds of a trait and of its associated types, and the type of a constant, name types too: each has to live as long as
// what it is part of asks for.
struct Forever<T: 'static>(T);

trait Store<T> {}

trait Archive<T>: Store<Forever<T>> {} //~ ERROR E0310

trait Reader<'a, T> {
    type Item: Into<&'a T>; //~ ERROR E0309
    const FIRST: Option<Forever<T>>; //~ ERROR E0310
}

trait Named<'a>
where
    Self: 'a,
{
}

// What `Named` asks of its `Self` is known of whatever it is asked of.
trait Registry<'a> {
    type Entry: Named<'a>;
}

fn archive<T>(store: impl Store<Forever<T>>) { //~ ERROR E0310
    drop(store);
}

struct Empty<T>(T);

impl<T> Empty<T> {
    const NONE: Option<&'static T> = None; //~ ERROR E0310
}

fn main() {}
