// What is borrowed for the whole program must live that long.
struct Forever<T> {
    value: &'static T, //~ ERROR E0310
}

struct Long<T: 'static> {
    value: &'static T,
}

fn main() {}
