// Arms that are different functions or closures meet at a function pointer.
fn double(n: i32) -> i32 {
    n * 2
}

fn negate(n: i32) -> i32 {
    -n
}

fn pick(name: &str) -> Option<fn(i32) -> i32> {
    let chosen = match name {
        "double" => double,
        "negate" => negate,
        "square" => |n| n * n,
        _ => return None,
    };
    Some(chosen)
}

fn main() {
    for name in ["double", "negate", "square", "other"] {
        match pick(name) {
            Some(f) => println!("{name}: {}", f(7)),
            None => println!("{name}: nothing"),
        }
    }
    let steps = match 2 {
        0 => |n: i32| n,
        1 => |n: i32| n + 1,
        _ => |n: i32| n + 2,
    };
    println!("{}", steps(1));
}

//> double: 14
//> negate: -7
//> square: 49
//> other: nothing
//> 3
