// Too few or too many generic arguments.
struct Wrapper<T> {
    value: T,
}

struct Plain;

fn one<T>(value: T) -> T {
    value
}

fn make(w: Wrapper) -> Option<i32, u8> { //~ ERROR E0107
    w.value
}

fn other(p: Plain<i32>, o: Option) {} //~ ERROR E0107

fn lifetimes(p: &Wrapper<'static, i32>) {} //~ ERROR E0107

fn main() {
    let w: Wrapper<i32, i32> = Wrapper { value: 1 }; //~ ERROR E0107
    one::<i32, u8>(1); //~ ERROR E0107
}
