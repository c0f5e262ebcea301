// What has no size of its own can only be the last part of a tuple, and no argument.
struct Holder<T> {
    value: Option<T>,
}

fn words(word: str) {} //~ ERROR E0277

fn numbers(count: i32, numbers: [i32]) {} //~ ERROR E0277

fn tuples() {
    let none = None::<(str, i32)>; //~ ERROR E0277
    let written: Option<(str, i32)> = None; //~ ERROR E0277
    let behind: &(i32, [u8]);
}

fn tuples_behind(pair: &(str, i32)) {} //~ ERROR E0277

fn sizes() {
    size_of::<(str, i32)>(); //~ ERROR E0277
    Vec::<(i32, str, u8)>::new(); //~ ERROR E0277
}

fn fields() {
    let holder = Holder {
        value: None::<(str, String)>, //~ ERROR E0277
    };
}

fn main() {
    // Told once of each type.
    words(*"a"); //~ ERROR E0277
    words(*"b");
    numbers(1, *[1].as_slice()); //~ ERROR E0277
}
