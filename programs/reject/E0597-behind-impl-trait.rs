// Whatever `impl Trait` is wrapped in, what stands behind it may not borrow from the function's own variables: the frame is gone when
// the caller looks.
struct Wrap<T>(T);

fn in_option() -> Option<impl Sized> {
    let s = String::from("s");
    Some(&s) //~ ERROR E0597
}

fn in_result(fails: bool) -> Result<impl Iterator<Item = char>, String> {
    let s = String::from("s");
    if fails {
        return Err(s);
    }
    Ok(s.chars()) //~ ERROR E0597
}

fn in_box() -> Box<impl Sized> {
    let s = String::from("s");
    Box::new(&s) //~ ERROR E0597
}

fn in_struct() -> Wrap<impl Fn() -> usize> {
    let s = String::from("s");
    Wrap(|| s.len()) //~ ERROR E0597
}

fn in_tuple() -> (impl Fn() -> usize, usize) {
    let s = String::from("s");
    (|| s.len(), 1) //~ ERROR E0373
}

fn in_map(numbers: &[i32], factor: i32) -> Option<impl Iterator<Item = i32>> {
    Some(numbers.iter().map(|n| n * factor)) //~ ERROR E0373
}

fn main() {
    in_option();
    in_result(false).map(|chars| chars.count());
    in_box();
    in_struct().0();
    in_tuple().0();
    in_map(&[1], 2);
}
